"""Office archives with nothing in them that changes from run to run."""

import datetime as dt
import io
import re
import zipfile

# The earliest time that a ZIP entry can carry.
EPOCH = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
MODIFIED = re.compile(rb"(<dcterms:modified[^>]{0,300}>)[^<]{0,40}")


def with_fixed_times(data: bytes, modified: dt.datetime) -> bytes:
    """The same archive, every entry dated 1980-01-01, its document last modified at `modified` (UTC)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as kept:
        for name in given.namelist():
            content = given.read(name)
            if name == CORE:
                content = MODIFIED.sub(rb"\g<1>" + f"{modified:%Y-%m-%dT%H:%M:%SZ}".encode(), content)
            kept.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
