"""The graph of many articles in a folder that grows: an Oxigraph database to which articles are added one by one."""
