"""VPC endpoints and endpoint services through boto3 and the AWS CLI: the life of each kind."""

import botocore.exceptions

from vpcsim_server import ACCOUNT, PARTNER, REGION, ServerTestCase

LOAD_BALANCER = f"arn:aws:elasticloadbalancing:{REGION}:{ACCOUNT}:loadbalancer/net/front/0123456789abcdef"


class EndpointFamily(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.20.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.20.1.0/24")["Subnet"]["SubnetId"]

    def endpoint(self, endpoint_id, ec2=None):
        return (ec2 or self.ec2).describe_vpc_endpoints(VpcEndpointIds=[endpoint_id])["VpcEndpoints"][0]

    def test_a_gateway_endpoint_routes_to_the_prefix_list_of_its_service(self):
        table = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        service = f"com.amazonaws.{REGION}.s3"
        made = self.ec2.create_vpc_endpoint(VpcId=self.vpc, ServiceName=service, RouteTableIds=[table],
                                            ClientToken="gateway")["VpcEndpoint"]
        self.assertEqual(made["State"], "available")
        lists = self.ec2.describe_prefix_lists(Filters=[{"Name": "prefix-list-name", "Values": [service]}])
        expected = {"DestinationPrefixListId": lists["PrefixLists"][0]["PrefixListId"],
                    "GatewayId": made["VpcEndpointId"], "Origin": "CreateRoute", "State": "active"}
        routes = self.ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"]
        self.assertIn(expected, routes)
        self.ec2.modify_vpc_endpoint(VpcEndpointId=made["VpcEndpointId"], RemoveRouteTableIds=[table])
        routes = self.ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"]
        self.assertNotIn(expected, routes)
        self.ec2.delete_vpc_endpoints(VpcEndpointIds=[made["VpcEndpointId"]])
        self.assertEqual(self.ec2.describe_vpc_endpoints()["VpcEndpoints"], [])

    def test_an_interface_endpoint_has_interfaces_and_names(self):
        self.ec2.modify_vpc_attribute(VpcId=self.vpc, EnableDnsHostnames={"Value": True})
        made = self.ec2.create_vpc_endpoint(
            VpcId=self.vpc, VpcEndpointType="Interface", ServiceName=f"com.amazonaws.{REGION}.ec2",
            SubnetIds=[self.subnet],
            TagSpecifications=[{"ResourceType": "vpc-endpoint", "Tags": [{"Key": "Name", "Value": "api"}]}],
        )["VpcEndpoint"]
        endpoint = self.endpoint(made["VpcEndpointId"])
        self.assertEqual(endpoint["State"], "available")
        self.assertTrue(endpoint["PrivateDnsEnabled"])
        self.assertEqual(endpoint["DnsEntries"][-1]["DnsName"], f"ec2.{REGION}.amazonaws.com")
        interface = self.ec2.describe_network_interfaces(
            NetworkInterfaceIds=endpoint["NetworkInterfaceIds"])["NetworkInterfaces"][0]
        self.assertEqual(interface["InterfaceType"], "vpc_endpoint")
        with self.assertRaisesRegex(botocore.exceptions.ClientError, "DependencyViolation"):
            self.ec2.delete_subnet(SubnetId=self.subnet)
        found = self.ec2.describe_vpc_endpoints(Filters=[{"Name": "tag:Name", "Values": ["api"]}])["VpcEndpoints"]
        self.assertEqual([one["VpcEndpointId"] for one in found], [made["VpcEndpointId"]])
        self.ec2.delete_vpc_endpoints(VpcEndpointIds=[made["VpcEndpointId"]])
        self.ec2.delete_subnet(SubnetId=self.subnet)

    def test_a_dualstack_endpoint(self):
        vpc = self.ec2.create_vpc(CidrBlock="10.21.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"]
        block = self.ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
        subnet = self.ec2.create_subnet(VpcId=vpc, CidrBlock="10.21.1.0/24",
                                        Ipv6CidrBlock=block.split("::")[0] + "::/64")["Subnet"]["SubnetId"]
        request = dict(VpcId=vpc, VpcEndpointType="Interface", PrivateDnsEnabled=False, SubnetIds=[subnet],
                       IpAddressType="dualstack", DnsOptions={"DnsRecordIpType": "dualstack"})
        self.assert_refused("InvalidParameter", self.ec2.create_vpc_endpoint,
                            ServiceName=f"com.amazonaws.{REGION}.sqs", **request)
        services = self.ec2.describe_vpc_endpoint_services(
            Filters=[{"Name": "supported-ip-address-types", "Values": ["ipv6"]}])["ServiceNames"]
        self.assertIn(f"com.amazonaws.{REGION}.ssm", services)
        made = self.ec2.create_vpc_endpoint(ServiceName=f"com.amazonaws.{REGION}.ssm", **request)["VpcEndpoint"]
        self.assertEqual((made["IpAddressType"], made["DnsOptions"]), ("dualstack", {"DnsRecordIpType": "dualstack"}))

        def ipv6_addresses():
            endpoint = self.endpoint(made["VpcEndpointId"])
            return self.ec2.describe_network_interfaces(
                NetworkInterfaceIds=endpoint["NetworkInterfaceIds"])["NetworkInterfaces"][0]["Ipv6Addresses"]

        self.assertEqual(len(ipv6_addresses()), 1)
        self.ec2.modify_vpc_endpoint(VpcEndpointId=made["VpcEndpointId"], IpAddressType="ipv4",
                                     DnsOptions={"DnsRecordIpType": "ipv4"})
        self.assertEqual(ipv6_addresses(), [])

    def test_a_partner_connects_to_a_service(self):
        service = self.ec2.create_vpc_endpoint_service_configuration(
            NetworkLoadBalancerArns=[LOAD_BALANCER], AcceptanceRequired=True)["ServiceConfiguration"]
        self.ec2.modify_vpc_endpoint_service_permissions(
            ServiceId=service["ServiceId"], AddAllowedPrincipals=[f"arn:aws:iam::{PARTNER}:root"])
        partner = self.server.ec2(PARTNER)
        vpc = partner.create_vpc(CidrBlock="10.30.0.0/16")["Vpc"]["VpcId"]
        subnet = partner.create_subnet(VpcId=vpc, CidrBlock="10.30.1.0/24")["Subnet"]["SubnetId"]
        endpoint = partner.create_vpc_endpoint(
            VpcId=vpc, VpcEndpointType="Interface", ServiceName=service["ServiceName"], SubnetIds=[subnet],
        )["VpcEndpoint"]["VpcEndpointId"]
        self.assertEqual(self.endpoint(endpoint, partner)["State"], "pendingAcceptance")
        connection = self.ec2.describe_vpc_endpoint_connections()["VpcEndpointConnections"][0]
        self.assertEqual((connection["VpcEndpointId"], connection["VpcEndpointOwner"]), (endpoint, PARTNER))
        answer = {"ServiceId": service["ServiceId"], "VpcEndpointIds": [endpoint]}
        self.ec2.accept_vpc_endpoint_connections(**answer)
        self.assertEqual(self.endpoint(endpoint, partner)["State"], "available")
        unsuccessful = self.ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[service["ServiceId"]])
        self.assertEqual(unsuccessful["Unsuccessful"][0]["Error"]["Code"], "ExistingVpcEndpointConnections")
        self.ec2.reject_vpc_endpoint_connections(**answer)
        self.assertEqual(self.endpoint(endpoint, partner)["State"], "rejected")
        self.ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[service["ServiceId"]])
        partner.delete_vpc_endpoints(VpcEndpointIds=[endpoint])

    def test_notifications_are_refused_by_name(self):
        with self.assertRaisesRegex(botocore.exceptions.ClientError, "CreateVpcEndpointConnectionNotification"):
            self.ec2.create_vpc_endpoint_connection_notification(
                ConnectionNotificationArn="arn:aws:sns:us-east-1:111111111111:topic", ConnectionEvents=["Accept"])

    def test_the_aws_cli(self):
        made = self.server.aws("ec2", "create-vpc-endpoint", "--vpc-id", self.vpc, "--vpc-endpoint-type", "Interface",
                               "--service-name", f"com.amazonaws.{REGION}.sqs", "--no-private-dns-enabled")
        endpoint = made["VpcEndpoint"]["VpcEndpointId"]
        shown = self.server.aws("ec2", "describe-vpc-endpoints", "--filters", f"Name=vpc-id,Values={self.vpc}")
        self.assertEqual([one["VpcEndpointId"] for one in shown["VpcEndpoints"]], [endpoint])
        self.server.aws("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpoint, "--add-subnet-ids", self.subnet)
        self.assertEqual(self.endpoint(endpoint)["SubnetIds"], [self.subnet])
        names = self.server.aws("ec2", "describe-vpc-endpoint-services")["ServiceNames"]
        self.assertIn(f"com.amazonaws.{REGION}.s3", names)
        self.assertEqual(
            self.server.aws("ec2", "delete-vpc-endpoints", "--vpc-endpoint-ids", endpoint)["Unsuccessful"], [])
