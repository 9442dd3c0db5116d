"""Compares the lab's expansion of template.yaml with aws-sam-translator's, for one role:

    compare-sam.py template.yaml expanded.json exceptions.txt Name=Value...

Differences that exceptions.txt lists, with a reason, are allowed; one that is listed and is not there fails, too.
"""
import json
import os
import re
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-1")
from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

BUCKET = "sam"


class NoPolicies:
    """The managed policies by name come from the translator's own list."""

    def load(self):
        return {}


def sam(path, parameters):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file.read())
    # The translator runs after `sam package`, which replaces local paths by places in a bucket.
    function = template["Globals"]["Function"]
    function["CodeUri"] = {"Bucket": BUCKET, "Key": function["CodeUri"]}
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::StateMachine":
            uri = resource["Properties"]["DefinitionUri"]
            resource["Properties"]["DefinitionUri"] = {"Bucket": BUCKET, "Key": uri}
    return transform(template, parameters, NoPolicies())["Resources"]


def known(node, parameters):
    """The translator replaces some references to parameters by their values: replaced everywhere, they are equal."""
    if isinstance(node, dict):
        if list(node) == ["Ref"] and node["Ref"] in parameters:
            return parameters[node["Ref"]]
        if list(node) == ["Fn::Sub"] and isinstance(node["Fn::Sub"], str):
            text = re.sub(r"\$\{(\w+)}", lambda m: parameters.get(m[1], m[0]), node["Fn::Sub"])
            return {"Fn::Sub": text} if "${" in text else text
        return {key: known(value, parameters) for key, value in node.items()}
    return [known(value, parameters) for value in node] if isinstance(node, list) else node


def differences(ours, sams, path):
    """Yields where the trees differ, as Type, path, and who has it alone."""
    if isinstance(ours, dict) and isinstance(sams, dict):
        for key in sorted(set(ours) | set(sams)):
            if key not in sams:
                yield path + [key], "lab only", ours[key]
            elif key not in ours:
                yield path + [key], "sam only", sams[key]
            else:
                yield from differences(ours[key], sams[key], path + [key])
    elif ours != sams:
        yield path, "differs", (ours, sams)


def text(definition, folder, name, substitutions):
    """What the translator leaves to CloudFormation: the definition with its substitutions."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        parts = re.split(r"\$\{(\w+)}", file.read())
    joined = [substitutions[part] if i % 2 else part for i, part in enumerate(parts)]
    return definition == {"Fn::Join": ["", joined]}


def main(template, expanded, listed, *pairs):
    parameters = dict(pair.split("=", 1) for pair in pairs)
    sams = known(sam(template, dict(parameters)), parameters)
    with open(expanded, encoding="utf-8") as file:
        ours = known(json.load(file)["Resources"], parameters)
    with open(listed, encoding="utf-8") as file:
        exceptions = [line.split(" - ")[0].strip() for line in file if line.strip() and not line.startswith("#")]
    used, unexplained = set(), []
    for path, who, value in differences(ours, sams, []):
        resource = ours.get(path[0], sams.get(path[0]))
        found = " ".join([resource["Type"], "/".join(path[2:]) or "the resource", who])
        if found in exceptions:
            used.add(found)
        else:
            unexplained.append(f"{path[0]}: {found}: {json.dumps(value)[:300]}")
    for name, resource in ours.items():
        if resource["Type"] == "AWS::StepFunctions::StateMachine":
            properties = sams[name]["Properties"]
            if not text(resource["Properties"]["DefinitionString"], os.path.dirname(template) or ".",
                        properties["DefinitionS3Location"]["Key"], properties["DefinitionSubstitutions"]):
                unexplained.append(f"{name}: its definition with the substitutions differs")
    stale = [line for line in exceptions if line not in used]
    for line in unexplained + [f"no longer needed in {listed}: {line}" for line in stale]:
        print(line)
    print(f"{len(ours)} resources, {len(used)} listed differences, {len(unexplained)} others, {len(stale)} stale")
    return 1 if unexplained or stale else 0


sys.exit(main(*sys.argv[1:]))
