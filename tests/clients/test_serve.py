"""`vpcsim serve` as a process: how it starts and ends, and what an account looks like at first."""

import http.client
import socket
import unittest

from test_protocol import signature
from vpcsim_server import ACCOUNT, ServerTestCase, VpcsimServer, run_vpcsim


class Process(unittest.TestCase):
    def test_ends_with_0_at_sigterm(self):
        with VpcsimServer() as server:
            self.assertEqual(server.stop(), 0)

    def test_ends_although_clients_rest_or_stopped_in_the_middle(self):
        with VpcsimServer() as server:
            resting = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            resting.request("GET", "/")
            resting.getresponse().read()
            half = socket.create_connection(("127.0.0.1", server.port), timeout=60)
            half.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
            self.assertEqual(server.stop(), 0)
            self.assertEqual(server.stderr, "")
            resting.close()
            half.close()

    def test_a_taken_port_is_bad_input(self):
        with VpcsimServer() as server:
            done = run_vpcsim("serve", "--port", server.port)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn(str(server.port), done.stderr)

    def test_the_seed_decides_the_ids(self):
        ids = []
        for seed in ("1", "1", "2"):
            with VpcsimServer("--seed", seed) as server:
                ids.append(server.ec2().create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"])
        self.assertEqual(ids[0], ids[1])
        self.assertNotEqual(ids[0], ids[2])

    def test_many_requests_on_one_connection(self):
        with VpcsimServer() as server:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            for _ in range(200):
                connection.request("GET", "/?Action=DescribeVpcs&Version=2016-11-15", headers=signature())
                answer = connection.getresponse()
                self.assertEqual((answer.status, answer.read().count(b"<vpcSet/>")), (200, 1))
            connection.close()


class DefaultVpc(ServerTestCase):
    """Without --no-default-vpc a region is born as on AWS."""

    server_default_vpc = True

    def test_is_there_with_all_that_belongs_to_it(self):
        ec2 = self.server.ec2()
        vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]
        self.assertEqual((vpc["CidrBlock"], vpc["OwnerId"], vpc["State"]), ("172.31.0.0/16", ACCOUNT, "available"))
        in_vpc = [{"Name": "vpc-id", "Values": [vpc["VpcId"]]}]
        zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
        subnets = ec2.describe_subnets(Filters=in_vpc)["Subnets"]
        self.assertCountEqual([subnet["AvailabilityZone"] for subnet in subnets], zones)
        for subnet in subnets:
            self.assertTrue(subnet["DefaultForAz"] and subnet["MapPublicIpOnLaunch"], subnet)
        gateways = ec2.describe_internet_gateways(
            Filters=[{"Name": "attachment.vpc-id", "Values": [vpc["VpcId"]]}])["InternetGateways"]
        self.assertEqual(len(gateways), 1)
        routes = ec2.describe_route_tables(Filters=in_vpc)["RouteTables"][0]["Routes"]
        self.assertIn(("0.0.0.0/0", gateways[0]["InternetGatewayId"]),
                      [(route["DestinationCidrBlock"], route.get("GatewayId")) for route in routes])

    def test_an_instance_without_a_subnet_lands_there(self):
        ec2 = self.server.ec2()
        image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        instance = ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
        ec2.get_waiter("instance_running").wait(InstanceIds=[instance])
        described = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
        default = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]
        self.assertEqual(described["VpcId"], default["VpcId"])
        self.assertIn("PublicIpAddress", described)
