"""Networks from elsewhere: what the AWS CLI prints, evaluated by `vpcsim path --network`."""

import json
import pathlib
import unittest

import test_walkthrough_awscli
from aws_export import export, printed_by_cli
from vpcsim_server import ACCOUNT, PARTNER, REGION, ServerTestCase

CLIENT = "203.0.113.10"


class FilesTestCase(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.directory = pathlib.Path(self.server.directory, "network")

    def ask(self, network, source, destination, *more, port=22):
        """The exit code, the JSON and what was said on standard error."""
        done = self.server.vpcsim("path", *network, "--from", source, "--to", destination, "--port", port, "--json",
                                  *more)
        return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr

    def from_files(self, source, destination, **more):
        return self.ask(("--network", self.directory), source, destination, **more)

    def assert_same_answer(self, source, destination, **more):
        expected = self.ask(("--endpoint", self.server.url), source, destination, **more)
        code, answer, _ = self.from_files(source, destination, **more)
        answer.pop("notes", None)
        self.assertEqual((code, answer), expected[:2])
        return answer["verdict"]

    def write(self, name, text):
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


class WalkThrough(test_walkthrough_awscli.WalkThrough, FilesTestCase):
    """After every step, the files' verdict is the endpoint's."""

    def assert_blocked(self, *codes):
        export(self.server, self.directory, ACCOUNT, REGION)
        self.assertNotEqual(self.assert_same_answer("ec2-a", "ec2-b"), "reachable")
        self.assert_same_answer(CLIENT, "ec2-a.public_ip")
        super().assert_blocked(*codes)

    def tear_down(self, peering):
        export(self.server, self.directory, ACCOUNT, REGION, printed_by=printed_by_cli)
        self.assertEqual(self.assert_same_answer("ec2-a", "ec2-b"), "reachable")
        self.assertNotEqual(self.assert_same_answer("ec2-b", "ec2-a"), "reachable")
        super().tear_down(peering)


class Files(FilesTestCase):
    def build(self, ec2, name, prefix):
        vpc = ec2.create_vpc(CidrBlock=f"{prefix}.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock=f"{prefix}.1.0/24")["Subnet"]["SubnetId"]
        group = ec2.create_security_group(VpcId=vpc, GroupName=name, Description=name)["GroupId"]
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
            {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}])
        image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        ec2.run_instances(
            ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1, SubnetId=subnet, SecurityGroupIds=[group],
            TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": name}]}])
        table = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]
        return vpc, table["RouteTableId"]

    def build_across(self, account, region):
        """A peering connection with another account or region: the two sides, each with a route."""
        ours, theirs = self.server.ec2(), self.server.ec2(account, region)
        vpc, table = self.build(ours, "here", "10.0")
        peer_vpc, peer_table = self.build(theirs, "there", "10.1")
        peering = ours.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=peer_vpc, PeerOwnerId=account,
                                                     PeerRegion=region)
        peering = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        theirs.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        ours.create_route(RouteTableId=table, DestinationCidrBlock="10.1.0.0/16", VpcPeeringConnectionId=peering)
        theirs.create_route(RouteTableId=peer_table, DestinationCidrBlock="10.0.0.0/16",
                            VpcPeeringConnectionId=peering)

    def test_two_accounts_and_two_regions_in_one_tree(self):
        self.build_across(PARTNER, "eu-west-1")
        export(self.server, self.directory / "ours", ACCOUNT, REGION)
        code, answer, _ = self.from_files("here", "10.1.1.4")
        self.assertEqual((code, answer["verdict"]), (1, "unreachable"))  # the other side isn't known
        export(self.server, self.directory / "theirs" / "eu", PARTNER, "eu-west-1")
        code, answer, said = self.from_files("here", "there")
        self.assertEqual((code, answer["verdict"]), (0, "reachable"), said)
        self.assertEqual(said.splitlines(), answer["notes"])

    def test_a_transit_gateway_an_endpoint_and_a_prefix_list(self):
        ec2 = self.server.ec2()
        transit = ec2.create_transit_gateway()["TransitGateway"]["TransitGatewayId"]
        peers = ec2.create_managed_prefix_list(
            PrefixListName="peers", AddressFamily="IPv4", MaxEntries=2,
            Entries=[{"Cidr": "10.1.0.0/16"}, {"Cidr": "10.0.0.0/16"}])["PrefixList"]["PrefixListId"]
        for name, prefix in (("here", "10.0"), ("there", "10.1")):
            vpc, table = self.build(ec2, name, prefix)
            subnet = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"][0]["SubnetId"]
            ec2.create_transit_gateway_vpc_attachment(TransitGatewayId=transit, VpcId=vpc, SubnetIds=[subnet])
            ec2.create_route(RouteTableId=table, DestinationPrefixListId=peers, TransitGatewayId=transit)
            ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[table])
        export(self.server, self.directory, ACCOUNT, REGION)
        self.assertEqual(self.assert_same_answer("here", "there"), "reachable")
        table = ec2.describe_transit_gateway_route_tables()["TransitGatewayRouteTables"][0]
        table = table["TransitGatewayRouteTableId"]
        ec2.create_transit_gateway_route(TransitGatewayRouteTableId=table, DestinationCidrBlock="10.1.1.0/24",
                                         Blackhole=True)
        export(self.server, self.directory, ACCOUNT, REGION)
        self.assertNotEqual(self.assert_same_answer("here", "there"), "reachable")
        (self.directory / f"{table}.json").rename(self.directory / "routes.json")
        notes = "\n".join(self.from_files("here", "there")[1]["notes"])
        self.assertIn(f"no file with the routes of {table}: aws ec2 search-transit-gateway-routes", notes)
        self.assertIn("routes.json: routes of a transit gateway route table, which doesn't show in them", notes)

    def test_one_file_of_everything_is_enough(self):
        self.build_across(ACCOUNT, REGION)
        export(self.server, self.directory, ACCOUNT, REGION)
        files = sorted(self.directory.glob("*.json"))
        together = "\n".join(path.read_text(encoding="utf-8") for path in files)
        for path in files:
            path.unlink()
        self.write("network", together)  # documents one after the other, without a telling name
        self.assertEqual(self.assert_same_answer("here", "there"), "reachable")

    def test_lists_in_pieces_and_records_that_come_twice_are_one(self):
        self.build_across(ACCOUNT, REGION)
        printed = export(self.server, self.directory, ACCOUNT, REGION)
        vpcs = printed["vpcs"]["Vpcs"]
        self.write("vpcs.json", json.dumps({"Vpcs": vpcs[:1], "NextToken": "more"}))
        self.write("more/vpcs.json", json.dumps({"Vpcs": vpcs}))
        self.write("more/subnets.json", json.dumps(printed["subnets"]))
        self.assertEqual(self.assert_same_answer("here", "there"), "reachable")
        _, answer, _ = self.from_files("here", "there")
        self.assertTrue(any("NextToken" in note for note in answer["notes"]), answer["notes"])
        self.assertFalse(any("differently" in note for note in answer["notes"]), answer["notes"])

    def test_two_stories_of_one_record_are_told(self):
        self.build_across(ACCOUNT, REGION)
        subnet = export(self.server, self.directory, ACCOUNT, REGION)["subnets"]["Subnets"][0]
        self.write("z.json", json.dumps({"Subnets": [subnet | {"AvailableIpAddressCount": 7}]}))
        _, answer, _ = self.from_files("here", "there")
        self.assertIn(f"{self.directory}/z.json: {subnet['SubnetId']} is described differently than in "
                      f"{self.directory}/subnets.json, which is what counts", answer["notes"])

    def test_what_is_missing_or_unknown_is_said(self):
        self.build_across(ACCOUNT, REGION)
        printed = export(self.server, self.directory, ACCOUNT, REGION)
        (self.directory / "vpc-peering-connections.json").unlink()
        peering = printed["vpc-peering-connections"]["VpcPeeringConnections"][0]["VpcPeeringConnectionId"]
        self.write("vpcs.json", json.dumps({"Vpcs": [vpc | {"Weather": "mild"} for vpc in printed["vpcs"]["Vpcs"]]}))
        self.write("spot.json", '{"SpotFleetRequestConfigs": []}')
        self.write("notes.txt", "To do: everything.")
        code, answer, _ = self.from_files("here", "there")
        self.assertEqual((code, answer["verdict"]), (1, "unreachable"))
        notes = "\n".join(answer["notes"])
        self.assertIn('spot.json: "SpotFleetRequestConfigs" isn\'t something that is read here', notes)
        self.assertIn("notes.txt is left out: it isn't a JSON object", notes)
        self.assertIn("no file with VPC peering connections: taken for none "
                      "(aws ec2 describe-vpc-peering-connections)", notes)
        self.assertRegex(notes, f"rtb-[0-9a-f]+ names {peering}, which is in no file")
        self.assertIn("members that vpcsim doesn't know, and how often: Vpc.Weather (2)", notes)

    def test_without_network_acls_there_is_no_verdict(self):
        self.build_across(ACCOUNT, REGION)
        export(self.server, self.directory, ACCOUNT, REGION)
        (self.directory / "network-acls.json").unlink()
        code, answer, said = self.from_files("here", "there")
        self.assertEqual((code, answer), (2, None))
        self.assertIn("no file with network ACLs: aws ec2 describe-network-acls prints them", said)

    def test_broken_files_are_named_with_line_and_column(self):
        self.build_across(ACCOUNT, REGION)
        export(self.server, self.directory, ACCOUNT, REGION)
        broken = self.write("broken.json", '{"Vpcs": [\n  {"VpcId": "vpc-1",}]}')
        other = self.write("other.json", '{"Subnets": [\n {"State": "new"}]}')
        code, answer, said = self.from_files("here", "there")
        self.assertEqual((code, answer), (2, None))
        self.assertRegex(said, f"{broken}:2:21: /Vpcs/0: not JSON: line 2, column 21")
        self.assertIn(f'{other}:2:12: /Subnets/0/State: "new" isn\'t one of pending, available', said)

    def test_nothing_there(self):
        code, _, said = self.from_files("here", "there")
        self.assertEqual(code, 2)
        self.assertIn(f"{self.directory}: ", said)
        self.directory.mkdir()
        code, _, said = self.from_files("here", "there")
        self.assertEqual((code, said), (2, f"vpcsim: {self.directory}: there are no files in it\n"))

    def test_one_source_of_the_network_at_a_time(self):
        code, _, said = self.ask(("--network", "x", "--endpoint", self.server.url), "a", "b")
        self.assertEqual(code, 2)
        self.assertIn("name one of a scenario file, an --endpoint and a --network", said)


if __name__ == "__main__":
    unittest.main()
