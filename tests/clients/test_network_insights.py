"""Reachability Analyzer through boto3 and the AWS CLI, on the network of the walk-through."""

import botocore.exceptions

from test_walkthrough_boto3 import Network
from vpcsim_server import ACCOUNT, REGION, ServerTestCase


def codes(analysis):
    return [explanation["ExplanationCode"] for explanation in analysis.get("Explanations", [])]


class ReachabilityAnalyzer(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.ec2.create_key_pair(KeyName="access")
        self.a = Network(self.ec2, "a", "10.10.0.0/16")
        self.b = Network(self.ec2, "b", "10.20.0.0/16")

    def make_path(self, **options):
        options = {"Source": self.a.instance, "Destination": self.b.instance, "Protocol": "tcp",
                   "DestinationPort": 22, **options}
        return self.ec2.create_network_insights_path(**options)["NetworkInsightsPath"]["NetworkInsightsPathId"]

    def analyze(self, path, **options):
        started = self.ec2.start_network_insights_analysis(NetworkInsightsPathId=path, **options)
        started = started["NetworkInsightsAnalysis"]
        self.assertEqual(started["Status"], "running")
        described = self.ec2.describe_network_insights_analyses(
            NetworkInsightsAnalysisIds=[started["NetworkInsightsAnalysisId"]])["NetworkInsightsAnalyses"][0]
        self.assertEqual(described["Status"], "succeeded")
        return described

    def connect(self):
        peering = self.ec2.create_vpc_peering_connection(VpcId=self.a.vpc, PeerVpcId=self.b.vpc)
        peering = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        return peering

    def test_the_walk_through_stage_by_stage(self):
        path = self.make_path()
        self.assertEqual(codes(self.analyze(path)), ["DISCONNECTED_VPCS", "ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES"])
        peering = self.connect()
        missing = self.analyze(path)
        self.assertEqual(codes(missing),
                         ["NO_ROUTE_TO_DESTINATION", "ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES",
                          "NO_ROUTE_TO_DESTINATION"])
        first, group, empty, last = missing["Explanations"]
        self.assertEqual(empty["SecurityGroup"]["Id"], self.b.sg)
        self.assertEqual((first["RouteTable"]["Id"], first["RouteTable"]["Name"]), (self.a.rtb, "rtb-a"))
        self.assertEqual(first["Destination"]["Id"], peering)
        self.assertEqual(group["Direction"], "ingress")
        self.assertEqual([each["Id"] for each in group["SecurityGroups"]], [self.b.sg])
        self.assertEqual(last["RouteTable"]["Id"], self.b.rtb)

        self.a.route(self.b.cidr_block, peering)
        self.assertEqual(codes(self.analyze(path)),
                         ["ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES", "NO_ROUTE_TO_DESTINATION"])
        self.b.let_in(self.a.cidr_block)
        one_sided = self.analyze(path)
        self.assertEqual((one_sided["NetworkPathFound"], codes(one_sided)), (False, ["NO_ROUTE_TO_DESTINATION"]))
        self.b.route(self.a.cidr_block, peering)

        found = self.analyze(path)
        self.assertTrue(found["NetworkPathFound"])
        self.assertEqual(codes(found), [])
        kinds = [part["Component"]["Id"].partition("-")[0] for part in found["ForwardPathComponents"]]
        self.assertEqual(kinds, ["i", "eni", "sg", "acl", "rtb", "pcx", "acl", "sg", "eni", "i"])
        kinds = [part["Component"]["Id"].partition("-")[0] for part in found["ReturnPathComponents"]]
        self.assertEqual(kinds, ["i", "eni", "sg", "acl", "rtb", "pcx", "acl", "sg", "eni", "i"])
        self.assertEqual([part["SequenceNumber"] for part in found["ReturnPathComponents"]], [*range(1, 11)])
        self.assertEqual(found["ForwardPathComponents"][5]["Component"]["Arn"],
                         f"arn:aws:ec2:{REGION}:{ACCOUNT}:vpc-peering-connection/{peering}")
        self.assertEqual(self.server.violations, [])

    def test_a_path_to_the_peering_connection(self):
        peering = self.connect()
        self.a.route(self.b.cidr_block, peering)
        path = self.ec2.create_network_insights_path(Source=self.a.instance, Destination=peering, Protocol="tcp")
        found = self.analyze(path["NetworkInsightsPath"]["NetworkInsightsPathId"])
        self.assertEqual(codes(found), [])
        for way, kinds in (("ForwardPathComponents", ["i", "eni", "sg", "acl", "rtb", "pcx"]),
                           ("ReturnPathComponents", ["pcx", "acl", "sg", "eni", "i"])):
            self.assertEqual([part["Component"]["Id"].partition("-")[0] for part in found[way]], kinds)
        header = found["ForwardPathComponents"][-1]["InboundHeader"]
        self.assertEqual(header["DestinationAddresses"], [self.b.cidr_block])
        self.assertEqual(self.server.violations, [])

    def test_the_life_of_paths_and_analyses(self):
        paths = [self.make_path(DestinationPort=port) for port in (22, 80)]
        described = self.ec2.get_paginator("describe_network_insights_paths").paginate(
            PaginationConfig={"PageSize": 1}).build_full_result()["NetworkInsightsPaths"]
        self.assertEqual([path["NetworkInsightsPathId"] for path in described], paths)
        analyses = [self.analyze(paths[0])["NetworkInsightsAnalysisId"] for _ in range(2)]
        described = self.ec2.get_paginator("describe_network_insights_analyses").paginate(
            NetworkInsightsPathId=paths[0], PaginationConfig={"PageSize": 1}).build_full_result()
        self.assertEqual([analysis["NetworkInsightsAnalysisId"] for analysis in described["NetworkInsightsAnalyses"]],
                         analyses)
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            self.ec2.delete_network_insights_path(NetworkInsightsPathId=paths[0])
        self.assertEqual(refused.exception.response["Error"]["Code"], "AnalysisExistsForNetworkInsightsPath")
        for analysis in analyses:
            self.ec2.delete_network_insights_analysis(NetworkInsightsAnalysisId=analysis)
        for path in paths:
            self.ec2.delete_network_insights_path(NetworkInsightsPathId=path)
        self.assertEqual(self.ec2.describe_network_insights_paths()["NetworkInsightsPaths"], [])

    def test_the_aws_cli(self):
        peering = self.connect()
        self.a.route(self.b.cidr_block, peering)
        self.b.route(self.a.cidr_block, peering)
        path = self.server.aws("ec2", "create-network-insights-path", "--source", self.a.instance, "--destination",
                             self.b.instance, "--protocol", "tcp", "--destination-port", "22")
        path = path["NetworkInsightsPath"]["NetworkInsightsPathId"]
        started = self.server.aws("ec2", "start-network-insights-analysis", "--network-insights-path-id", path)
        analysis = started["NetworkInsightsAnalysis"]["NetworkInsightsAnalysisId"]
        described = self.server.aws("ec2", "describe-network-insights-analyses", "--network-insights-analysis-ids", analysis)
        self.assertEqual(codes(described["NetworkInsightsAnalyses"][0]),
                         ["ENI_SG_RULES_MISMATCH", "SG_HAS_NO_RULES"])
        self.server.aws("ec2", "delete-network-insights-analysis", "--network-insights-analysis-id", analysis)
        self.server.aws("ec2", "delete-network-insights-path", "--network-insights-path-id", path)
