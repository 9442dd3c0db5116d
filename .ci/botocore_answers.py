#!/usr/bin/env python3
"""Parses the answers that OfferedAnswersTest wrote with botocore's own parsers, and compares the values."""
import base64
import datetime
import json
import os
import sys

import botocore.session
from botocore.awsrequest import HeadersDict
from botocore.parsers import create_parser

# AppConfig Data is another service to botocore, and signs as AppConfig.
DATA = ("StartConfigurationSession", "GetLatestConfiguration")
NAMES = {"servicequotas": "service-quotas", "states": "stepfunctions"}


def plain(value):
    """Values as JSON has them; what is empty is left out, as parsers differ on it."""
    if isinstance(value, dict):
        values = {name[:1].lower() + name[1:]: plain(item) for name, item in value.items() if name != "ResponseMetadata"}
        return {name: item for name, item in values.items() if item not in (None, {}, [])}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return round(value.timestamp(), 2)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, float):
        return float(f"{value:.6g}")
    return value


def typed(value, shape):
    """The lab's values, brought to botocore's types by its own model."""
    if value is None:
        return None
    if shape.type_name == "structure":
        members = {name[:1].lower() + name[1:]: member for name, member in shape.members.items()}
        for java, aws in (("ReturnValue", "Return"), ("NUL", "NULL")):  # words of Java, for which its SDK has others
            if java in value and java[:1].lower() + java[1:] not in members:
                value[aws] = value.pop(java)
        return {name: typed(item, members[name[:1].lower() + name[1:]]) for name, item in value.items()}
    if shape.type_name == "list":
        return [typed(item, shape.member) for item in value]
    if shape.type_name == "map":
        return {name: typed(item, shape.value) for name, item in value.items()}
    if shape.type_name == "timestamp":
        return datetime.datetime.fromisoformat(value)
    if shape.type_name in ("float", "double"):
        return float(value)
    return value


def parse(model, line):
    parser = create_parser(model.metadata["protocol"])
    response = {"status_code": line["status"], "body": base64.b64decode(line["body"]),
                "headers": HeadersDict(line["headers"])}
    shape = model.operation_model(line["operation"]).output_shape if line["operation"] else None
    parsed = parser.parse(response, shape)
    payload = shape and shape.serialization.get("payload")
    if payload and shape.members[payload].type_name == "blob":
        parsed[payload] = response["body"]  # a client gives it as a stream of bytes
    return parsed, shape


def check(model, line):
    """Empty when botocore reads the values that the lab wrote, else what differs."""
    parsed, shape = parse(model, line)
    if not line["operation"]:
        got = {"code": parsed["Error"]["Code"], "message": parsed["Error"]["Message"]}
        return "" if got == line["value"] else f"{got} instead of {line['value']}"
    wanted = plain(typed(line["value"], shape)) if shape else {}
    got = plain(parsed)
    if got == wanted:
        return ""
    names = [name for name in sorted(set(got) | set(wanted)) if got.get(name) != wanted.get(name)]
    return "; ".join(f"{name}: {got.get(name)!r} instead of {wanted.get(name)!r}" for name in names)


def main():
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    session = botocore.session.get_session()
    models = {}
    failed = 0
    checked = 0
    with open(os.path.join(root, "lab", "target", "wire", "answers.jsonl"), encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            service = NAMES.get(line["service"], line["service"])
            if line["operation"] in DATA:
                service += "data"
            if service not in models:
                models[service] = session.get_service_model(service)
            difference = check(models[service], line)
            checked += 1
            if difference:
                failed += 1
                print(f"{service} {line['operation'] or 'error'}: {difference[:600]}")
    print(f"{checked} answers read by botocore {botocore.__version__}, {failed} differ")
    return 1 if failed or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
