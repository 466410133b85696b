"""Pages compared with pictures of how they are meant to look.

Both are made as coarse as 48 by 30 cells, which hides other fonts and rounding but not what is missing or elsewhere.
With LOOKS=write in the environment the pictures in `looks/` are taken anew; look at them before they are committed.
"""

import base64
import os
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).with_name("looks")
LOOKS = {
    "picture": ("", False),
    "actor-dark": ("#actor=USA&theme=dark", False),
    "map": ("#view=map&theme=light", False),
    "two-actors": ("#view=dyad&one=USA&other=GBR&theme=light", False),
    "table": ("#view=table&theme=light", False),
    "phone": ("#from=USA&to=GBR&theme=light", True),
}
MEAN, WORST = 2.5, 45.0  # of 255, over all cells and in any one of them


@pytest.fixture
def screen(page):
    def sized(*, phone):
        width, height, scale = (390, 844, 2) if phone else (1280, 800, 1)
        values = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone}
        page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", values)

    yield sized
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def taken(page):
    """The page as it is seen now, when two pictures in a row are the same."""
    before = ""
    for _ in range(20):
        now = page.driver.get_screenshot_as_base64()
        if now == before:
            break
        before = now
        time.sleep(0.1)
    return f"data:image/png;base64,{now}"


def drawn(page, address, width, height, ending):
    """A picture made small by the browser, in steps of a half: as a data URL, or as the values of its pixels."""
    return page.driver.execute_async_script(
        "const [address, width, height, ending, done] = arguments; const picture = new Image();"
        "picture.onload = () => { let [image, wide, high] = [picture, picture.naturalWidth, picture.naturalHeight];"
        "  do { [wide, high] = [Math.max(width, wide >> 1), Math.max(height, high >> 1)];"
        "    const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high });"
        "    canvas.getContext('2d').drawImage(image, 0, 0, wide, high); image = canvas; } while (wide > width);"
        "  done(ending ? image.toDataURL(`image/${ending}`, 0.85)"
        "    : [...image.getContext('2d').getImageData(0, 0, width, height).data]); };"
        "picture.src = address;",
        address, width, height, ending,
    )  # fmt: skip


def difference(page, one, other):
    """The mean and the greatest difference of the cells of two pictures."""
    page.driver.get("about:blank")
    first, second = (drawn(page, each, 48, 30, "") for each in (one, other))
    apart = [abs(a - b) for a, b in zip(first, second, strict=True)]
    return sum(apart) / len(apart) * 4 / 3, max(apart)


@pytest.mark.parametrize("name", LOOKS)
def test_a_page_looks_as_it_is_meant_to(page, sixty, screen, name):
    fragment, phone = LOOKS[name]
    screen(phone=phone)
    page.open(sixty, fragment)
    found = taken(page)
    stored = FOLDER / f"{name}.webp"
    page.driver.get("about:blank")
    small = drawn(page, found, *((390, 844) if phone else (640, 400)), "webp")
    if os.environ.get("LOOKS") == "write":
        FOLDER.mkdir(exist_ok=True)
        stored.write_bytes(base64.b64decode(small.partition(",")[2]))
    mean, worst = difference(page, small, f"data:image/webp;base64,{base64.b64encode(stored.read_bytes()).decode()}")
    assert mean < MEAN
    assert worst < WORST


def test_the_measure_tells_one_view_from_another(page, sixty, screen):
    screen(phone=False)
    pictures = []
    for fragment in ("#theme=light", "#theme=light&quad=material-conflict"):
        page.open(sixty, fragment)
        pictures.append(taken(page))
    mean, worst = difference(page, *pictures)
    assert mean > 0.5 * MEAN
    assert worst > 0.5 * WORST
