"""What a person does who wants a network of theirs looked at: prints it with the AWS CLI into files."""

import json
import pathlib


LISTS = (
    "vpcs", "subnets", "route-tables", "network-acls", "security-groups", "security-group-rules",
    "network-interfaces", "instances", "volumes", "internet-gateways", "egress-only-internet-gateways",
    "nat-gateways", "addresses", "vpc-peering-connections", "transit-gateways", "transit-gateway-attachments",
    "transit-gateway-vpc-attachments", "transit-gateway-peering-attachments", "transit-gateway-route-tables",
    "vpc-endpoints", "vpn-gateways", "managed-prefix-lists", "prefix-lists", "flow-logs", "dhcp-options",
    "key-pairs",
)


def printed_by_cli(server, account, region):
    return lambda operation, *options: server.aws("ec2", operation, *options, account=account, region=region)


def printed_by_boto3(server, account, region):
    """The same, without a process for each list: boto3 and the CLI read answers with the same code."""
    ec2 = server.ec2(account, region)

    def call(operation, *options):
        names = ["".join(word.capitalize() for word in option[2:].split("-")) for option in options[::2]]
        parameters = dict(zip(names, options[1::2]))
        if "Filters" in parameters:
            parameters["Filters"] = [{"Name": "state", "Values": ["active", "blackhole"]}]
        answer = getattr(ec2, operation.replace("-", "_"))(**parameters)
        del answer["ResponseMetadata"]
        return json.loads(json.dumps(answer, default=lambda instant: instant.isoformat()))

    return call


VPC_ATTRIBUTES = ("enableDnsSupport", "enableDnsHostnames")


def export(server, directory, account, region, lists=LISTS, printed_by=printed_by_boto3, vpc_attributes=()):
    """One file for each list, and one for the routes of each transit gateway route table, the entries of each
    prefix list and each of the attributes of each VPC. Answers what was printed, by list."""
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    call = printed_by(server, account, region)
    printed = {}

    def keep(name, *arguments):
        answer = call(*arguments)
        (directory / f"{name}.json").write_text(json.dumps(answer, indent=4), encoding="utf-8")
        return answer

    for name in lists:
        printed[name] = keep(name, f"describe-{name}")
    for table in printed.get("transit-gateway-route-tables", {}).get("TransitGatewayRouteTables", ()):
        table = table["TransitGatewayRouteTableId"]
        keep(table, "search-transit-gateway-routes", "--transit-gateway-route-table-id", table,
             "--filters", "Name=state,Values=active,blackhole")
    for prefix_list in printed.get("managed-prefix-lists", {}).get("PrefixLists", ()):
        prefix_list = prefix_list["PrefixListId"]
        keep(prefix_list, "get-managed-prefix-list-entries", "--prefix-list-id", prefix_list)
    for vpc in printed.get("vpcs", {}).get("Vpcs", ()):
        for attribute in vpc_attributes:
            keep(f"{vpc['VpcId']}-{attribute}", "describe-vpc-attribute", "--vpc-id", vpc["VpcId"],
                 "--attribute", attribute)
    return printed
