#!/usr/bin/env python3
"""One script of transit gateway and route calls against moto, in this process, and against `./handshake serve`.
What they answer is compared; where they differ, .ci/moto-differences.txt must say so, and why the lab is right."""
import os
import re
import sys
import time

import boto3
import jmespath
from botocore.exceptions import ClientError
from moto import mock_aws

from lab import REGION, Lab

ACCOUNT = "123456789012"
LISTED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "moto-differences.txt")
OFF = {"DefaultRouteTableAssociation": "disable", "DefaultRouteTablePropagation": "disable"}
ATTACHED = {"TransitGatewayAttachmentId": "$att", "TransitGatewayRouteTableId": "$rtb"}
ROUTES = "sort_by(Routes, &DestinationCidrBlock)[].[DestinationCidrBlock, Type, State]"
SEARCH = ("search_transit_gateway_routes", {"TransitGatewayRouteTableId": "$rtb", "Filters": [
    {"Name": "type", "Values": ["static", "propagated"]}]}, ROUTES)
TABLE = ("describe_route_tables", {"RouteTableIds": ["$table"]},
         "RouteTables[0].sort_by(Routes, &DestinationCidrBlock)[].[DestinationCidrBlock, Origin, State]")


def tgw_route(block, **more):
    return {"TransitGatewayRouteTableId": "$rtb", "DestinationCidrBlock": block, **more}


def route(block, **more):
    return {"RouteTableId": "$table", "DestinationCidrBlock": block, **more}


# name of the step, call, parameters, what to compare, and names for ids in the answer ($name in later steps)
STEPS = [
    ("vpc", "create_vpc", {"CidrBlock": "10.1.0.0/16"}, "Vpc.[CidrBlock, State, IsDefault]", {"vpc": "Vpc.VpcId"}),
    ("subnet", "create_subnet", {"VpcId": "$vpc", "CidrBlock": "10.1.0.0/24"},
     "Subnet.[CidrBlock, State, AvailableIpAddressCount]", {"subnet": "Subnet.SubnetId"}),
    ("subnet that overlaps", "create_subnet", {"VpcId": "$vpc", "CidrBlock": "10.1.0.0/25"}, "@", {}),
    ("subnet outside", "create_subnet", {"VpcId": "$vpc", "CidrBlock": "10.2.0.0/24"}, "@", {}),
    ("route table", "create_route_table", {"VpcId": "$vpc"},
     "RouteTable.Routes[].[DestinationCidrBlock, GatewayId, State, Origin]", {"table": "RouteTable.RouteTableId"}),
    ("gateway", "create_transit_gateway", {"Options": OFF},
     "TransitGateway.[State, Options.[AmazonSideAsn, AutoAcceptSharedAttachments, DefaultRouteTableAssociation, "
     "DefaultRouteTablePropagation, VpnEcmpSupport, DnsSupport]]", {"tgw": "TransitGateway.TransitGatewayId"}),
    ("gateway later", "describe_transit_gateways", {"TransitGatewayIds": ["$tgw"]}, "TransitGateways[].State", {}),
    ("gateway's table", "create_transit_gateway_route_table", {"TransitGatewayId": "$tgw"},
     "TransitGatewayRouteTable.[State, DefaultAssociationRouteTable, DefaultPropagationRouteTable]",
     {"rtb": "TransitGatewayRouteTable.TransitGatewayRouteTableId"}),
    ("gateway's table later", "describe_transit_gateway_route_tables", {"TransitGatewayRouteTableIds": ["$rtb"]},
     "TransitGatewayRouteTables[].State", {}),
    ("route before attaching", "create_route", route("10.9.0.0/16", TransitGatewayId="$tgw"), "Return", {}),
    ("attachment to no gateway", "create_transit_gateway_vpc_attachment",
     {"TransitGatewayId": "tgw-0123456789abcdef0", "VpcId": "$vpc", "SubnetIds": ["$subnet"]}, "@", {}),
    ("attachment", "create_transit_gateway_vpc_attachment",
     {"TransitGatewayId": "$tgw", "VpcId": "$vpc", "SubnetIds": ["$subnet"]},
     "TransitGatewayVpcAttachment.[State, VpcOwnerId, Options.[DnsSupport, Ipv6Support, ApplianceModeSupport]]",
     {"att": "TransitGatewayVpcAttachment.TransitGatewayAttachmentId"}),
    ("attachment later", "describe_transit_gateway_vpc_attachments", {"TransitGatewayAttachmentIds": ["$att"]},
     "TransitGatewayVpcAttachments[].[State, SubnetIds]", {}),
    ("attachment of any kind", "describe_transit_gateway_attachments", {"TransitGatewayAttachmentIds": ["$att"]},
     "TransitGatewayAttachments[].[ResourceType, ResourceId, State, Association]", {}),
    ("attachment again", "create_transit_gateway_vpc_attachment",
     {"TransitGatewayId": "$tgw", "VpcId": "$vpc", "SubnetIds": ["$subnet"]}, "length(@)", {}),
    ("association", "associate_transit_gateway_route_table", ATTACHED, "Association.[ResourceType, State]", {}),
    ("association later", "get_transit_gateway_route_table_associations", {"TransitGatewayRouteTableId": "$rtb"},
     "Associations[].[TransitGatewayAttachmentId, ResourceId, State]", {}),
    ("association again", "associate_transit_gateway_route_table", ATTACHED, "Association.State", {}),
    ("propagation", "enable_transit_gateway_route_table_propagation", ATTACHED, "Propagation.[ResourceType, State]", {}),
    ("propagation again", "enable_transit_gateway_route_table_propagation", ATTACHED, "Propagation.State", {}),
    ("propagation later", "get_transit_gateway_route_table_propagations", {"TransitGatewayRouteTableId": "$rtb"},
     "TransitGatewayRouteTablePropagations[].[TransitGatewayAttachmentId, State]", {}),
    ("search", *SEARCH, {}),
    ("static route", "create_transit_gateway_route", tgw_route("10.7.0.0/16", TransitGatewayAttachmentId="$att"),
     "Route.[DestinationCidrBlock, Type, State]", {}),
    ("static route again", "create_transit_gateway_route",
     tgw_route("10.7.0.0/16", TransitGatewayAttachmentId="$att"), "Route.State", {}),
    ("black hole", "create_transit_gateway_route", tgw_route("10.8.0.0/16", Blackhole=True),
     "Route.[DestinationCidrBlock, Type, State]", {}),
    ("search with static routes", *SEARCH, {}),
    ("static route deleted", "delete_transit_gateway_route", tgw_route("10.7.0.0/16"),
     "Route.[DestinationCidrBlock, Type, State]", {}),
    ("static route deleted again", "delete_transit_gateway_route", tgw_route("10.7.0.0/16"), "Route.State", {}),
    ("route", "create_route", route("10.9.0.0/16", TransitGatewayId="$tgw"), "Return", {}),
    ("route again", "create_route", route("10.9.0.0/16", TransitGatewayId="$tgw"), "Return", {}),
    ("route inside the VPC", "create_route", route("10.1.0.0/24", TransitGatewayId="$tgw"), "Return", {}),
    ("table with routes", *TABLE, {}),
    ("route replaced", "replace_route", route("10.9.0.0/16", TransitGatewayId="$tgw"), "@", {}),
    ("route replaced that is not there", "replace_route", route("10.99.0.0/16", TransitGatewayId="$tgw"), "@", {}),
    ("route deleted", "delete_route", route("10.9.0.0/16"), "@", {}),
    ("route deleted again", "delete_route", route("10.9.0.0/16"), "@", {}),
    ("subnet in use", "delete_subnet", {"SubnetId": "$subnet"}, "@", {}),
    ("gateway in use", "delete_transit_gateway", {"TransitGatewayId": "$tgw"}, "TransitGateway.State", {}),
    ("gateway's table in use", "delete_transit_gateway_route_table", {"TransitGatewayRouteTableId": "$rtb"},
     "TransitGatewayRouteTable.State", {}),
    ("propagation ended", "disable_transit_gateway_route_table_propagation", ATTACHED, "Propagation.State", {}),
    ("association ended", "disassociate_transit_gateway_route_table", ATTACHED, "Association.State", {}),
    ("associations left", "get_transit_gateway_route_table_associations", {"TransitGatewayRouteTableId": "$rtb"},
     "Associations[].State", {}),
    ("unknown table", "describe_transit_gateway_route_tables",
     {"TransitGatewayRouteTableIds": ["tgw-rtb-0123456789abcdef0"]}, "@", {}),
    ("unknown VPC", "describe_vpcs", {"VpcIds": ["vpc-0123456789abcdef0"]}, "@", {}),
]


def given(parameters, names):
    """The parameters with ids in place of their names."""
    if isinstance(parameters, dict):
        return {key: given(value, names) for key, value in parameters.items()}
    if isinstance(parameters, list):
        return [given(value, names) for value in parameters]
    if isinstance(parameters, str) and parameters.startswith("$"):
        return names[parameters[1:]]
    return parameters


def named(answer, names):
    text = str(answer)
    for name, identity in names.items():
        text = text.replace(identity, "$" + name)
    return re.sub(r"\b([a-z]+(-[a-z]+)*)-[0-9a-f]{8,17}\b", r"$other-\1", text)


def play(ec2, pause):
    """What each step answers, in words that have no ids."""
    names = {}
    for name, call, parameters, projection, kept in STEPS:
        if name.endswith(("later", "left")) or name.startswith("search") or call.startswith("create_transit"):
            pause()
        try:
            answer = getattr(ec2, call)(**given(parameters, names))
        except ClientError as error:
            yield name, error.response["Error"]["Code"]
            continue
        except (AttributeError, KeyError, TypeError) as defect:
            yield name, f"dies of {type(defect).__name__}"  # moto, not the client
            continue
        answer.pop("ResponseMetadata")
        for key, path in kept.items():
            names[key] = jmespath.search(path, answer)
        yield name, named(jmespath.search(projection, answer), names)


def client(**options):
    return boto3.client("ec2", region_name=REGION, aws_access_key_id=ACCOUNT, aws_secret_access_key="any", **options)


def listed():
    """By step: the lab's and moto's answers; a line is STEP | LAB | MOTO | SOURCE OF THE LAB'S."""
    with open(LISTED, encoding="utf-8") as file:
        rows = [[part.strip() for part in line.split(" | ")] for line in file if line.strip() and line[0] != "#"]
    for row in rows:
        assert len(row) == 4 and row[3], f"{LISTED} needs four parts in: {row}"
    return {row[0]: (row[1], row[2]) for row in rows}


def main():
    with mock_aws():
        theirs = dict(play(client(), lambda: None))
    with Lab("--speed", "1000") as lab:
        ours = dict(play(client(endpoint_url=lab.endpoint), lambda: time.sleep(0.3)))
    found = {step: (ours[step], theirs[step]) for step in ours if ours[step] != theirs[step]}
    known = listed()
    wrong = [step for step in {**found, **known} if found.get(step) != known.get(step)]
    for step in wrong:
        print(f"{step} | {ours.get(step)} | {theirs.get(step)} | {'listed as ' + str(known[step]) if step in known else 'not listed'}")
    print(f"{len(ours)} steps with moto, {len(found)} differ, {len(wrong)} of them not as listed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
