"""Apache Libcloud: GET with everything in the query, lists counted from 0, the namespace compared to the letter."""

import unittest

from libcloud.common.exceptions import BaseHTTPError
from libcloud.compute.drivers.ec2 import EC2NodeDriver

from vpcsim_server import ACCOUNT, ServerTestCase


class Libcloud(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.driver = EC2NodeDriver(ACCOUNT, "any", secure=False, host="127.0.0.1", port=self.server.port,
                                    region="us-east-1")
        self.addCleanup(self.driver.connection.connection.close)

    def test_a_network_with_two_nodes(self):
        driver = self.driver
        network = driver.ex_create_network("10.0.0.0/16", name="vpc-a")
        other = driver.ex_create_network("10.1.0.0/16", name="vpc-b")
        subnet = driver.ex_create_subnet(network.id, "10.0.1.0/24", "us-east-1a", name="subnet-a")
        self.assertEqual([one.id for one in driver.ex_list_networks([other.id])], [other.id])
        self.assertEqual([one.id for one in driver.ex_list_networks(filters={"tag:Name": ["vpc-a"]})], [network.id])
        self.assertEqual(driver.ex_list_subnets([subnet.id])[0].extra["cidr_block"], "10.0.1.0/24")

        gateway = driver.ex_create_internet_gateway(name="igw-a")
        self.assertTrue(driver.ex_attach_internet_gateway(gateway, network))
        table = driver.ex_create_route_table(network, name="rtb-a")
        self.assertTrue(driver.ex_create_route(table, "0.0.0.0/0", internet_gateway=gateway))
        association = driver.ex_associate_route_table(table, subnet)
        group = driver.ex_create_security_group("web", "Web", vpc_id=network.id)["group_id"]
        self.assertTrue(driver.ex_authorize_security_group_ingress(
            group, 22, 22, cidr_ips=["10.0.0.0/8", "203.0.113.0/24"]))
        rules = driver.ex_get_security_groups(group_ids=[group])[0].ingress_rules
        self.assertEqual(sorted(rules[0]["cidr_ips"]), ["10.0.0.0/8", "203.0.113.0/24"])
        driver.create_key_pair("access")
        self.assertEqual([pair.name for pair in driver.list_key_pairs()], ["access"])

        self.two_nodes(subnet, group)

        with self.assertRaisesRegex(BaseHTTPError, "DependencyViolation"):
            driver.ex_delete_network(network)
        driver.ex_dissociate_route_table(association)
        driver.ex_delete_route_table(table)
        driver.ex_detach_internet_gateway(gateway, network)
        driver.ex_delete_internet_gateway(gateway)
        driver.ex_delete_security_group_by_id(group)
        driver.ex_delete_subnet(subnet)
        self.assertTrue(driver.ex_delete_network(network) and driver.ex_delete_network(other))
        driver.delete_key_pair(driver.get_key_pair("access"))
        self.assert_empty(self.server.ec2())

    def two_nodes(self, subnet, group):
        driver = self.driver
        image = driver.list_images(ex_owner="amazon")[0]
        size = next(size for size in driver.list_sizes() if size.id == "t2.micro")
        nodes = [driver.create_node(name=name, image=image, size=size, ex_subnet=subnet, ex_keyname="access",
                                    ex_security_group_ids=[group]) for name in ("one", "two")]
        self.assertEqual([node.id for node in driver.list_nodes(ex_node_ids=[nodes[1].id])], [nodes[1].id])
        driver.ex_create_tags(nodes[1], {"Stage": "test"})
        self.assertEqual(driver.ex_describe_tags(nodes[1]), {"Name": "two", "Stage": "test"})
        self.assertTrue(nodes[0].destroy())  # InstanceId.0: ignored, it would end the other one as well
        states = {node.name: node.extra["status"] for node in driver.list_nodes()}
        self.assertEqual(states, {"one": "terminated", "two": "running"})
        self.assertTrue(nodes[1].destroy())


if __name__ == "__main__":
    unittest.main()
