#!/usr/bin/env python3
"""Plays both accounts by hand against `./handshake serve`, with boto3 and with the AWS CLI, and asserts each answer:
the six steps with their refusals against the bare lab, and account A against the deployed one. Needs boto3 and aws."""
import sys
import time

from lab import Account, Boto3, Cli, Lab, filters, refused, until

A = "111111111111"
B = "222222222222"
OFF = {"AutoAcceptSharedAttachments": "disable", "DefaultRouteTableAssociation": "disable",
       "DefaultRouteTablePropagation": "disable"}


def vpc(person, block, subnet):
    made = person.ec2("create-vpc", CidrBlock=block)["Vpc"]["VpcId"]
    inside = person.ec2("create-subnet", VpcId=made, CidrBlock=subnet)["Subnet"]["SubnetId"]
    table = person.ec2("describe-route-tables", Filters=filters(vpc_id=made))["RouteTables"][0]["RouteTableId"]
    return made, inside, table


def state(person, attachment):
    return person.ec2("describe-transit-gateway-vpc-attachments", TransitGatewayAttachmentIds=[attachment])[
        "TransitGatewayVpcAttachments"][0]["State"]


def routes(person, table):
    found = person.ec2("describe-route-tables", RouteTableIds=[table])["RouteTables"][0]["Routes"]
    return {route["DestinationCidrBlock"]: route.get("TransitGatewayId", route.get("GatewayId")) for route in found}


def shown(person, table):
    found = person.ec2("search-transit-gateway-routes", TransitGatewayRouteTableId=table,
                       Filters=filters(state="active"))["Routes"]
    return {route["DestinationCidrBlock"] for route in found}


def gateway(b):
    made = b.ec2("create-transit-gateway", Options=OFF, TagSpecifications=[
        {"ResourceType": "transit-gateway", "Tags": [{"Key": "Name", "Value": "hub of everybody"}]}])["TransitGateway"]
    identity = made["TransitGatewayId"]
    until("gateway available", lambda: b.ec2("describe-transit-gateways", TransitGatewayIds=[identity])[
        "TransitGateways"][0]["State"] == "available")
    assert b.ec2("describe-transit-gateways", Filters=[{"Name": "tag:Name", "Values": ["hub*"]}])["TransitGateways"]
    table = b.ec2("create-transit-gateway-route-table", TransitGatewayId=identity)[
        "TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
    until("table available", lambda: b.ec2("describe-transit-gateway-route-tables", TransitGatewayRouteTableIds=[table])[
        "TransitGatewayRouteTables"][0]["State"] == "available")
    return identity, made["TransitGatewayArn"], table


def share(a, b, arn):
    b.ram("create-resource-share", name="hub", resourceArns=[arn], principals=[A])
    invitation = a.ram("get-resource-share-invitations")["resourceShareInvitations"][0]
    assert (invitation["status"], invitation["senderAccountId"]) == ("PENDING", B)
    name = {"resourceShareInvitationArn": invitation["resourceShareInvitationArn"]}
    assert a.ram("list-pending-invitation-resources", **name)["resources"][0]["arn"] == arn
    refused("ResourceShareInvitationArnNotFoundException", b.ram, "accept-resource-share-invitation", **name)
    accepted = a.ram("accept-resource-share-invitation", **name)["resourceShareInvitation"]
    assert accepted["status"] == "ACCEPTED"
    refused("ResourceShareInvitationAlreadyAcceptedException", a.ram, "accept-resource-share-invitation", **name)
    until("share visible", lambda: a.ec2("describe-transit-gateways")["TransitGateways"])
    assert a.ram("list-resources", resourceOwner="OTHER-ACCOUNTS")["resources"][0]["arn"] == arn
    assert b.ram("list-principals", resourceOwner="SELF")["principals"][0]["id"] == A


def connect(b, attachment, table, block):
    where = {"TransitGatewayAttachmentId": attachment, "TransitGatewayRouteTableId": table}
    until("attachment available", lambda: state(b, attachment) == "available")
    b.ec2("associate-transit-gateway-route-table", **where)
    until("associated", lambda: b.ec2("get-transit-gateway-route-table-associations", TransitGatewayRouteTableId=table,
                                      Filters=filters(transit_gateway_attachment_id=attachment))[
        "Associations"][0]["State"] == "associated")
    refused("Resource.AlreadyAssociated", b.ec2, "associate-transit-gateway-route-table", **where)
    b.ec2("enable-transit-gateway-route-table-propagation", **where)
    refused("TransitGatewayRouteTablePropagation.Duplicate", b.ec2,
            "enable-transit-gateway-route-table-propagation", **where)
    until("range shown", lambda: block in shown(b, table))


def route(person, table, block, tgw):
    wanted = {"RouteTableId": table, "DestinationCidrBlock": block, "TransitGatewayId": tgw}
    person.ec2("create-route", **wanted)
    refused("RouteAlreadyExists", person.ec2, "create-route", **wanted)
    assert routes(person, table)[block] == tgw


def six_steps(client):
    a, b = Account(client, A), Account(client, B)
    assert a.sts("get-caller-identity")["Account"] == A
    tgw, arn, table = gateway(b)
    hub, hub_subnet, hub_table = vpc(b, "10.2.0.0/16", "10.2.0.0/24")
    own = b.ec2("create-transit-gateway-vpc-attachment", TransitGatewayId=tgw, VpcId=hub, SubnetIds=[hub_subnet])[
        "TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
    spoke, subnet, spoke_table = vpc(a, "10.1.0.0/16", "10.1.0.0/24")
    request = {"TransitGatewayId": tgw, "VpcId": spoke, "SubnetIds": [subnet]}
    refused("InvalidTransitGatewayID.NotFound", a.ec2, "create-transit-gateway-vpc-attachment", **request)
    share(a, b, arn)
    refused("DryRunOperation", a.ec2, "create-transit-gateway-vpc-attachment", DryRun=True, **request)
    asked = a.ec2("create-transit-gateway-vpc-attachment", **request)["TransitGatewayVpcAttachment"]
    assert asked["State"] == "pendingAcceptance"
    attachment = asked["TransitGatewayAttachmentId"]
    refused("InvalidTransitGatewayAttachmentID.NotFound", a.ec2, "accept-transit-gateway-vpc-attachment",
            TransitGatewayAttachmentId=attachment)
    b.ec2("accept-transit-gateway-vpc-attachment", TransitGatewayAttachmentId=attachment)
    connect(b, attachment, table, "10.1.0.0/16")
    connect(b, own, table, "10.2.0.0/16")
    route(b, hub_table, "10.1.0.0/16", tgw)
    route(a, spoke_table, "10.2.0.0/16", tgw)
    refused("DependencyViolation", a.ec2, "delete-subnet", SubnetId=subnet)
    unknown = refused("InvalidAction", a.ec2, "describe-instances")
    assert "DescribeInstances" in unknown, unknown


def looking(client):
    """Pages, filters, firewalls and queues."""
    a = Account(client, "333333333333")
    made = vpc(a, "10.9.0.0/16", "10.9.0.0/24")[0]
    for i in range(1, 7):
        a.ec2("create-subnet", VpcId=made, CidrBlock=f"10.9.{i}.0/24")
    first = a.ec2("describe-subnets", MaxResults=5)
    second = a.ec2("describe-subnets", MaxResults=5, NextToken=first["NextToken"])
    assert len(first["Subnets"]) == 5 and len(second["Subnets"]) == 2 and "NextToken" not in second
    group = a.ec2("create-security-group", GroupName="web", Description="for the web", VpcId=made)["GroupId"]
    open_port = {"GroupId": group, "IpPermissions": [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}]}
    a.ec2("authorize-security-group-ingress", **open_port)
    refused("InvalidPermission.Duplicate", a.ec2, "authorize-security-group-ingress", **open_port)
    assert a.ec2("describe-network-acls", Filters=filters(vpc_id=made))["NetworkAcls"][0]["IsDefault"]
    refused("DependencyViolation", a.ec2, "delete-vpc", VpcId=made)
    queue = a.sqs("create-queue", QueueName="letters")["QueueUrl"]
    a.sqs("send-message", QueueUrl=queue, MessageBody="hello")
    assert a.sqs("receive-message", QueueUrl=queue)["Messages"][0]["Body"] == "hello"
    refused("AWS.SimpleQueueService.NonExistentQueue", a.sqs, "get-queue-url", QueueName="nothing")


def request(a, tgw, block, subnet):
    made, inside, table = vpc(a, block, subnet)
    asked = a.ec2("create-transit-gateway-vpc-attachment", TransitGatewayId=tgw, VpcId=made, SubnetIds=[inside])
    return asked["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"], table


def attempts(b, attachment):
    """The executions of connect for an attachment that have ended."""
    for machine in b.stepfunctions("list-state-machines")["stateMachines"]:
        if "onnect" in machine["name"]:
            return [one for one in b.stepfunctions("list-executions", stateMachineArn=machine["stateMachineArn"])[
                "executions"] if one["name"].startswith(attachment) and one["status"] != "RUNNING"]
    raise AssertionError("no machine named connect")


def deployed(client):
    a, b = Account(client, A), Account(client, B)
    first = until("the first connection", lambda: [one for one in a.ec2("describe-transit-gateway-vpc-attachments")[
        "TransitGatewayVpcAttachments"] if attempts(b, one["TransitGatewayAttachmentId"])])[0]
    tgw = first["TransitGatewayId"]
    hub = b.ec2("describe-vpcs", Filters=filters(cidr="10.2.0.0/16"))["Vpcs"][0]["VpcId"]
    hub_table = b.ec2("describe-route-tables", Filters=[*filters(vpc_id=hub), {
        "Name": "association.main", "Values": ["false"]}])["RouteTables"][0]["RouteTableId"]

    good, table = request(a, tgw, "10.3.0.0/16", "10.3.0.0/24")
    until("routed by the hub", lambda: routes(b, hub_table).get("10.3.0.0/16") == tgw)
    until("routed by the spoke", lambda: routes(a, table).get("10.0.0.0/8") == tgw)
    until("the attempt's end", lambda: attempts(b, good))
    assert state(a, good) == "available"

    bad, table = request(a, tgw, "172.20.0.0/16", "172.20.0.0/24")
    ended = until("the attempt's end", lambda: attempts(b, bad))[0]
    output = b.stepfunctions("describe-execution", executionArn=ended["executionArn"])["output"]
    assert "allowed-cidrs" in output and "172.20.0.0/16" in output, output
    seen = b.ec2("describe-transit-gateway-attachments", TransitGatewayAttachmentIds=[bad])[
        "TransitGatewayAttachments"][0]
    assert seen["State"] == "available" and "Association" not in seen, seen
    assert set(routes(a, table)) == {"172.20.0.0/16"}, "a route to nowhere"
    assert "172.20.0.0/16" not in routes(b, hub_table)


def main():
    wanted = sys.argv[1:] or ["boto3", "cli"]
    for story, options in ((six_steps, []), (looking, []), (deployed, ["--deploy"])):
        for kind in [{"boto3": Boto3, "cli": Cli}[name] for name in wanted]:
            began = time.monotonic()
            with Lab("--speed", "200", *options) as lab:
                story(kind(lab.endpoint))
            print(f"{story.__name__.replace('_', ' ')} with {kind.name}: {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
