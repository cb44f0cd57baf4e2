"""A notice to upload, and how tests do it."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

from tests.search_api.http.asking import Client

Headers = Mapping[str, str | bytes]
Writable = tuple[FastAPI, dict[str, bytes]]
NOTICE = (
    "枕溪区人民政府办公室关于做好防汛工作的通知\n枕政办发〔2024〕9号\n"
    "一、加强值守。区应急管理局牵头，区水利局配合，2024年12月底前完成。\n"
    "附件：任务分工表\n枕溪区人民政府办公室\n2024年6月18日\n"
)


def upload(client: Client, headers: Headers, **files: bytes) -> Any:
    parts = [("file", (name, data)) for name, data in files.items()]
    return client("POST", "/v1/documents", files=parts, headers=headers)
