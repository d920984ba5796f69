"""Every action that vpcsim has, against AWS's service model: as declared, as asked, as answered."""

import json
import unittest

import botocore.exceptions

import service_model
from test_walkthrough_boto3 import Network
from vpcsim_server import ServerTestCase, run_vpcsim

# AWS answers MissingParameter without these, though its model doesn't call them required.
REQUIRED_BEYOND_THE_MODEL = {
    "AcceptVpcPeeringConnection": {"VpcPeeringConnectionId"},
    "CreateVpcPeeringConnection": {"PeerVpcId", "VpcId"},
    "ModifyPrivateDnsNameOptions": {"InstanceId"},
    # Elements of required lists: an empty one isn't sent at all.
    "SecurityGroupRuleUpdate": {"SecurityGroupRuleId"},
    "Tag": {"Key"},
}


def load_actions():
    done = run_vpcsim("actions", "--json")
    if done.returncode != 0:
        raise AssertionError(f"vpcsim actions --json: exit code {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def snake_case(client, action):
    return next(method for method, name in client.meta.method_to_api_mapping.items() if name == action)


def has_dry_run(shape):
    return shape is not None and "DryRun" in shape.members


def scalar(shape, declared=None):
    if shape.type_name == "timestamp":
        return "2030-01-01T00:00:00Z"
    if shape.type_name == "blob":
        return b"bytes"
    values = {"integer": shape.metadata.get("min", 1), "long": 1, "boolean": True, "double": 1.0, "float": 1.0}
    if shape.type_name in values:
        return values[shape.type_name]
    if declared and declared.get("enum"):
        return declared["enum"][0]
    return shape.enum[0] if shape.enum else "x" * max(1, shape.metadata.get("min", 1))


def everything(shape, declared):
    """A value for every member that vpcsim implements."""
    if shape.type_name == "list":
        return [everything(shape.member, declared["element"])]
    if shape.type_name != "structure":
        return scalar(shape, declared)
    members = declared["shape"]["members"]
    return {name: everything(member, members[name]) for name, member in shape.members.items()
            if name in members and not members[name].get("refused")}


def minimum(shape):
    """A value of which something goes on the wire, and of a structure what AWS requires."""
    if shape.type_name == "list":
        return [minimum(shape.member)]
    if shape.type_name != "structure":
        return scalar(shape)
    return required_arguments(shape) or {name: minimum(member) for name, member in [*shape.members.items()][:1]}


def required_arguments(shape):
    required = {*shape.required_members, *REQUIRED_BEYOND_THE_MODEL.get(shape.name.removesuffix("Request"), ())}
    return {name: minimum(shape.members[name]) for name in sorted(required)}


class Declarations(unittest.TestCase):
    def test_actions_are_sorted_unique_and_documented(self):
        actions = load_actions()
        names = [action["name"] for action in actions]
        self.assertEqual(names, sorted(set(names)))
        self.assertEqual([action["name"] for action in actions if not action["summary"]], [])

    def test_reads_are_those_that_only_describe(self):
        for action in load_actions():
            with self.subTest(action["name"]):
                only_reads = action["name"].startswith(("Describe", "Get", "Search"))
                self.assertEqual(action["access"], "read" if only_reads else "write")

    def test_shapes(self):
        for action in load_actions():
            with self.subTest(action["name"]):
                faults = service_model.declaration_faults(action)
                self.assertEqual(faults, [], "\n" + "\n".join(faults))


class Requests(ServerTestCase):
    """As botocore writes them. Dry runs: AWS checks the syntax first, then answers DryRunOperation."""

    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.actions = [action for action in load_actions() if service_model.is_known_action(action["name"])]

    def call(self, action, **arguments):
        """The error's code and message; "" if there is none."""
        try:
            getattr(self.ec2, snake_case(self.ec2, action["name"]))(**arguments)
            return "", ""
        except botocore.exceptions.ClientError as error:
            return error.response["Error"]["Code"], error.response["Error"]["Message"]

    @staticmethod
    def input_shape(action):
        return service_model.service().operation_model(action["name"]).input_shape

    def test_every_implemented_parameter_is_understood(self):
        for action in self.actions:
            shape = self.input_shape(action)
            if not has_dry_run(shape):
                continue
            with self.subTest(action["name"]):
                code, message = self.call(action, **{**everything(shape, {"shape": action["request"]}), "DryRun": True})
                self.assertEqual(code, "DryRunOperation", message)

    def test_what_aws_requires_is_enough(self):
        for action in self.actions:
            shape = self.input_shape(action)
            if not has_dry_run(shape):
                continue
            with self.subTest(action["name"]):
                code, message = self.call(action, **required_arguments(shape), DryRun=True)
                self.assertEqual(code, "DryRunOperation", message)

    def test_every_refused_parameter_is_refused_by_name(self):
        for action in self.actions:
            shape = self.input_shape(action)
            refused = [name for name, member in action["request"]["members"].items()
                       if shape and member.get("refused") and name in shape.members]
            with self.subTest(action["name"]):
                for name in refused:
                    value = minimum(shape.members[name])
                    code, message = self.call(action, **{**required_arguments(shape), name: value})
                    wire_name = service_model.query_name(name, shape.members[name])
                    self.assertEqual(code, "UnsupportedOperation", f"{name}: {message}")
                    self.assertIn(wire_name, message)


class Reads(ServerTestCase):
    """Every read that needs no parameter, on an account where there is something to read."""

    server_options = ()

    def test_answers(self):
        ec2 = self.server.ec2()
        self.populate(ec2)
        for action in load_actions():
            if not service_model.is_known_action(action["name"]):
                continue
            shape = Requests.input_shape(action)
            if action["access"] != "read" or (shape and shape.required_members):
                continue
            with self.subTest(action["name"]):
                self.server.violations.clear()
                method = snake_case(ec2, action["name"])
                try:
                    getattr(ec2, method)()
                    if ec2.can_paginate(method):
                        list(ec2.get_paginator(method).paginate(PaginationConfig={"PageSize": 5}))
                except botocore.exceptions.ClientError as error:
                    self.assertEqual(error.response["Error"]["Code"], "MissingParameter", str(error))
                violations = list(self.server.violations)
                self.server.violations.clear()
                self.assertEqual(violations, [], "\n" + "\n".join(violations))

    def populate(self, ec2):
        tags = [{"Key": "Name", "Value": "a & b <c>"}, {"Key": "empty", "Value": ""}]
        ec2.create_key_pair(KeyName="access", TagSpecifications=[{"ResourceType": "key-pair", "Tags": tags}])
        vpcs = [ec2.create_vpc(
            CidrBlock=f"10.{number}.0.0/16", TagSpecifications=[{"ResourceType": "vpc", "Tags": tags}],
        )["Vpc"]["VpcId"] for number in range(3)]
        accepted, pending = [ec2.create_vpc_peering_connection(
            VpcId=vpcs[0], PeerVpcId=peer)["VpcPeeringConnection"]["VpcPeeringConnectionId"] for peer in vpcs[1:]]
        ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=accepted)
        ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=pending)
        network = Network(ec2, "a", "10.9.0.0/16", public=True)
        address = ec2.allocate_address(Domain="vpc")["AllocationId"]
        ec2.create_nat_gateway(SubnetId=network.subnet, AllocationId=address)
        ec2.allocate_address(Domain="vpc")
        ec2.create_network_acl(VpcId=network.vpc)
        ec2.create_network_interface(SubnetId=network.subnet, Description="")
        ec2.authorize_security_group_ingress(GroupId=network.sg, IpPermissions=[
            {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": network.sg, "Description": "each other"}]},
            {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}])
