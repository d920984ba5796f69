"""The whole state as one document: `/_vpcsim/snapshot`, `vpcsim snapshot` and `vpcsim serve --snapshot`."""

import http.client
import json
import pathlib
import stat
import unittest

from vpcsim_server import ACCOUNT, PARTNER, ROOT, ServerTestCase, VpcsimServer, run_vpcsim

OTHER_REGION = "eu-west-1"
HOMES = ((ACCOUNT, "us-east-1"), (PARTNER, "us-east-1"), (ACCOUNT, OTHER_REGION))
VERSION_1 = ROOT / "tests" / "clients" / "snapshot_version_1.json"

DESCRIBES = (
    "describe_vpcs", "describe_subnets", "describe_route_tables", "describe_security_groups",
    "describe_security_group_rules", "describe_network_acls", "describe_internet_gateways",
    "describe_egress_only_internet_gateways", "describe_nat_gateways", "describe_addresses",
    "describe_network_interfaces", "describe_instances", "describe_volumes", "describe_key_pairs",
    "describe_vpc_peering_connections", "describe_vpc_endpoints", "describe_dhcp_options",
    "describe_managed_prefix_lists", "describe_flow_logs", "describe_transit_gateways",
    "describe_transit_gateway_attachments", "describe_transit_gateway_route_tables", "describe_vpn_gateways",
    "describe_tags",
)


def described(server):
    """What every account sees, as far as it doesn't differ from one answer to the next."""
    seen = {}
    for account, region in HOMES:
        ec2 = server.ec2(account, region)
        for describe in DESCRIBES:
            answer = getattr(ec2, describe)()
            del answer["ResponseMetadata"]
            seen[account, region, describe] = answer
    return seen


def build_something(server):
    """A network of two accounts and two regions, with a bit of everything."""
    ec2, partner = server.ec2(), server.ec2(PARTNER)
    tags = lambda kind, name: [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True,
                         TagSpecifications=tags("vpc", "Zürich \"a\""))["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(VpcId=vpc, InternetGatewayId=gateway)
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    group = ec2.create_security_group(GroupName="ssh", Description="d", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "UserIdGroupPairs": [{"GroupId": group}],
         "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "anybody"}]}])
    key = ec2.create_key_pair(KeyName="key")
    image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=2, MaxCount=2, SubnetId=subnet,
                      KeyName="key", SecurityGroupIds=[group], UserData="#!/bin/sh")
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    ec2.create_nat_gateway(SubnetId=subnet, AllocationId=address)
    ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[table])
    ec2.create_managed_prefix_list(PrefixListName="list", AddressFamily="IPv4", MaxEntries=5,
                                   Entries=[{"Cidr": "10.9.0.0/16", "Description": "nine"}])
    transit = ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
    ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=transit, VpcId=vpc, SubnetIds=[subnet])
    peer = partner.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    peering = ec2.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=peer, PeerOwnerId=PARTNER)
    peering_id = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    partner.accept_vpc_peering_connection(VpcPeeringConnectionId=peering_id)
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="10.1.0.0/16", VpcPeeringConnectionId=peering_id)
    server.ec2(region=OTHER_REGION).create_vpc(CidrBlock="10.2.0.0/16")
    return key["KeyMaterial"]


class Snapshot(ServerTestCase):
    server_options = ("--clock", "frozen")

    def save(self):
        path = pathlib.Path(self.server.directory, "state.json")
        done = run_vpcsim("snapshot", "save", path, "--endpoint", self.server.url)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return path

    def put(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request("PUT", "/_vpcsim/snapshot", body)
        answer = connection.getresponse()
        result = answer.status, answer.read().decode()
        connection.close()
        return result

    def test_a_server_started_with_it_goes_on_as_the_saved_one(self):
        private_key = build_something(self.server)
        path = self.save()
        before = described(self.server)
        with VpcsimServer("--clock", "frozen", "--snapshot", path) as restarted:
            self.assertEqual(described(restarted), before)
            for server in (self.server, restarted):
                server.ec2().create_vpc(CidrBlock="10.7.0.0/16")
                server.ec2("333333333333").create_vpc(CidrBlock="10.7.0.0/16")
            self.assertEqual(described(restarted), described(self.server))
            self.assertEqual(restarted.violations, [])
        self.assertNotIn(private_key.splitlines()[1], path.read_text())

    def test_is_a_json_document_of_its_owner_s(self):
        path = self.save()
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600)
        document = json.loads(path.read_text())
        self.assertEqual((document["format"], document["version"]), ("vpcsim-snapshot", 4))

    def test_loading_brings_back_what_was_deleted(self):
        build_something(self.server)
        path = self.save()
        before = described(self.server)
        ec2 = self.server.ec2()
        instances = [instance["InstanceId"] for reservation in ec2.describe_instances()["Reservations"]
                     for instance in reservation["Instances"]]
        ec2.terminate_instances(InstanceIds=instances)
        ec2.create_vpc(CidrBlock="10.8.0.0/16")
        self.assertNotEqual(described(self.server), before)
        done = run_vpcsim("snapshot", "load", path, "--endpoint", self.server.url)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("loaded; the clock shows", done.stdout)
        self.assertEqual(described(self.server), before)

    def test_may_have_been_written_by_another_json_tool(self):
        build_something(self.server)
        before = described(self.server)
        document = json.loads(self.save().read_text())
        status, answer = self.put(json.dumps(document, indent=2, sort_keys=True))
        self.assertEqual(status, 200, answer)
        self.assertEqual(described(self.server), before)

    def test_is_taken_although_larger_than_any_call_may_be(self):
        document = self.save().read_text()
        self.assertEqual(self.put(document + " " * 5_000_000)[0], 200)

    def test_what_is_refused_says_where_and_changes_nothing(self):
        build_something(self.server)
        path = self.save()
        before = described(self.server)
        document = json.loads(path.read_text())
        document["regions"][1]["subnets"]["rows"][0]["vpc"] = "vpc-00000000000000001"
        path.write_text(json.dumps(document))
        where = "/regions/1/subnets/rows/0/vpc: there is no vpc-00000000000000001 in the region"
        status, answer = self.put(path.read_text())
        self.assertEqual((status, json.loads(answer)["error"]["message"]), (400, where))
        for command in (("snapshot", "load", path, "--endpoint", self.server.url),
                        ("serve", "--port", "0", "--snapshot", path)):
            done = run_vpcsim(*command)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn(where, done.stderr)
        self.assertEqual(described(self.server), before)

    def test_the_clock_moves_to_the_snapshot_s_instant(self):
        path = self.save()
        saved = json.loads(path.read_text())["clock"]["now"]
        with VpcsimServer("--clock", "frozen", "--clock-start", "2020-01-01T00:00:00Z", "--snapshot", path) as early:
            done = run_vpcsim("clock", "--json", "--endpoint", early.url)
            self.assertEqual(json.loads(done.stdout)["now"], saved)
        with VpcsimServer("--clock", "frozen", "--clock-start", "2099-01-01T00:00:00Z", "--snapshot", path) as late:
            done = run_vpcsim("clock", "--json", "--endpoint", late.url)
            self.assertEqual(json.loads(done.stdout)["now"], "2099-01-01T00:00:00.000Z")


class VersionOne(unittest.TestCase):
    def test_still_loads(self):
        with VpcsimServer("--clock", "frozen", "--snapshot", VERSION_1) as server:
            self.assertEqual(len(server.ec2().describe_vpcs()["Vpcs"]), 1)
            peerings = server.ec2(PARTNER).describe_vpc_peering_connections()["VpcPeeringConnections"]
            self.assertEqual([peering["Status"]["Code"] for peering in peerings], ["active"])
            self.assertEqual(len(server.ec2().describe_instances()["Reservations"][0]["Instances"]), 2)


class WrongUse(unittest.TestCase):
    def test_files_and_endpoints_that_cannot_be_used(self):
        with VpcsimServer() as server:
            rows = (
                (("serve", "--port", "0", "--snapshot", "/no/such/file"), "/no/such/file: can't be opened"),
                (("snapshot", "load", "/no/such/file", "--endpoint", server.url), "/no/such/file: can't be opened"),
                (("snapshot", "save", "/no/such/file", "--endpoint", server.url), "/no/such/file: can't be written"),
                (("snapshot", "save", "/dev/null/x", "--endpoint", "http://127.0.0.1:1"), "127.0.0.1:1"),
                (("snapshot",), "subcommand is required"),
                (("snapshot", "save"), "file is required"),
            )
            for arguments, message in rows:
                with self.subTest(arguments):
                    done = run_vpcsim(*arguments)
                    self.assertEqual((done.returncode, done.stdout), (2, ""))
                    self.assertIn(message, done.stderr)


if __name__ == "__main__":
    unittest.main()
