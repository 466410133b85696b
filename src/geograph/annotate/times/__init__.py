"""Time expressions and the dates they stand for, as EDTF (ISO 8601-2) strings.

`words` finds expressions, `readings` says what each means next to the day of publication, `tense` whether the
sentence looks back or ahead, `apart` dates what "two days after" stands before, `dates` writes EDTF. What has no date
without knowing more than the text and its day of publication ("on the eve of the summit", "days later") gets none: a
wrong date is worse than no date.

A weekday is the nearest one before publication (that day included) unless the sentence looks ahead. A day without its
year is the nearest in the direction of the tense. "That night" and "hours later" count from the day spoken of last,
the latter as about that day. A dateline with its year tells the day of publication where nothing else does. "Early",
"mid" and "late" are thirds, marked as approximate.
"""

from geograph.annotate.times.mark import TIMES, TimeExpression, mark_times, times

__all__ = ["TIMES", "TimeExpression", "mark_times", "times"]
