"""Network Access Analyzer through boto3 and the AWS CLI, on the network of the walk-through."""

import json

import botocore.exceptions

from test_walkthrough_boto3 import Network
from vpcsim_server import ACCOUNT, REGION, ServerTestCase

INTERNET = {"ResourceStatement": {"ResourceTypes": ["AWS::EC2::InternetGateway"]}}


def named(*resources):
    return {"ResourceStatement": {"Resources": list(resources)}}


def ids(finding):
    return [component["Component"]["Id"] for component in finding["FindingComponents"]]


class NetworkAccessAnalyzer(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.ec2.create_key_pair(KeyName="access")
        self.a = Network(self.ec2, "a", "10.10.0.0/16", public=True)
        self.b = Network(self.ec2, "b", "10.20.0.0/16")

    def make_scope(self, match, exclude=(), **options):
        made = self.ec2.create_network_insights_access_scope(MatchPaths=match, ExcludePaths=list(exclude), **options)
        return made["NetworkInsightsAccessScope"]["NetworkInsightsAccessScopeId"]

    def analyze(self, scope):
        started = self.ec2.start_network_insights_access_scope_analysis(NetworkInsightsAccessScopeId=scope)
        started = started["NetworkInsightsAccessScopeAnalysis"]
        self.assertEqual(started["Status"], "running")
        described = self.ec2.describe_network_insights_access_scope_analyses(
            NetworkInsightsAccessScopeAnalysisIds=[started["NetworkInsightsAccessScopeAnalysisId"]])
        described = described["NetworkInsightsAccessScopeAnalyses"][0]
        self.assertEqual(described["Status"], "succeeded")
        return described

    def findings(self, analysis):
        return self.ec2.get_network_insights_access_scope_analysis_findings(
            NetworkInsightsAccessScopeAnalysisId=analysis["NetworkInsightsAccessScopeAnalysisId"])

    def test_who_is_reached_from_the_internet(self):
        scope = self.make_scope([{"Source": INTERNET}])
        analysis = self.analyze(scope)
        self.assertEqual((analysis["FindingsFound"], analysis["AnalyzedEniCount"]), ("true", 2))
        answer = self.findings(analysis)
        self.assertEqual(answer["AnalysisStatus"], "succeeded")
        finding, = answer["AnalysisFindings"]
        self.assertEqual(finding["NetworkInsightsAccessScopeId"], scope)
        self.assertEqual((ids(finding)[0], ids(finding)[-2]), (self.a.igw, self.a.sg))
        first, last = finding["FindingComponents"][0], finding["FindingComponents"][-1]
        self.assertEqual(last["AttachedTo"]["Id"], self.a.instance)
        self.assertEqual(first["InboundHeader"]["DestinationPortRanges"], [{"From": 22, "To": 22}])
        self.assertEqual(first["InboundHeader"]["Protocol"], "6")

        trusted = {"Destination": {"PacketHeaderStatement": {"DestinationPorts": ["22"]}}}
        analysis = self.analyze(self.make_scope([{"Source": INTERNET}], [trusted]))
        self.assertEqual(analysis["FindingsFound"], "false")
        self.assertEqual(self.findings(analysis)["AnalysisFindings"], [])

    def test_segmentation_before_and_after_a_peering_connection(self):
        scope = self.make_scope([{"Source": named(self.a.vpc), "Destination": named(self.b.vpc)}])
        self.assertEqual(self.analyze(scope)["FindingsFound"], "false")
        peering = self.ec2.create_vpc_peering_connection(VpcId=self.a.vpc, PeerVpcId=self.b.vpc)
        peering = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        self.a.route(self.b.cidr_block, peering)
        self.b.let_in(self.a.cidr_block)
        finding, = self.findings(self.analyze(scope))["AnalysisFindings"]
        self.assertIn(peering, ids(finding))
        without = self.make_scope([{"Source": named(self.a.vpc), "Destination": named(self.b.vpc)}],
                                  [{"ThroughResources": [named(peering)]}])
        self.assertEqual(self.analyze(without)["FindingsFound"], "false")

    def test_the_life_of_scopes_and_analyses(self):
        tags = [{"Key": "Purpose", "Value": "audit"}]
        scope = self.make_scope([{"Source": INTERNET}], TagSpecifications=[
            {"ResourceType": "network-insights-access-scope", "Tags": tags}])
        described, = self.ec2.describe_network_insights_access_scopes()["NetworkInsightsAccessScopes"]
        self.assertEqual(described["NetworkInsightsAccessScopeArn"],
                         f"arn:aws:ec2:{REGION}:{ACCOUNT}:network-insights-access-scope/{scope}")
        self.assertEqual(described["Tags"], tags)
        content = self.ec2.get_network_insights_access_scope_content(NetworkInsightsAccessScopeId=scope)
        self.assertEqual(content["NetworkInsightsAccessScopeContent"]["MatchPaths"], [{"Source": INTERNET}])
        tagged = self.ec2.describe_tags(Filters=[{"Name": "resource-id", "Values": [scope]}])["Tags"]
        self.assertEqual([tag["ResourceType"] for tag in tagged], ["network-insights-access-scope"])

        analyses = [self.analyze(scope)["NetworkInsightsAccessScopeAnalysisId"] for _ in range(2)]
        paged = self.ec2.get_paginator("describe_network_insights_access_scope_analyses").paginate(
            NetworkInsightsAccessScopeId=scope, PaginationConfig={"PageSize": 1}).build_full_result()
        self.assertEqual([analysis["NetworkInsightsAccessScopeAnalysisId"]
                          for analysis in paged["NetworkInsightsAccessScopeAnalyses"]], analyses)
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            self.ec2.delete_network_insights_access_scope(NetworkInsightsAccessScopeId=scope)
        self.assertEqual(refused.exception.response["Error"]["Code"], "AnalysisExistsForNetworkInsightsAccessScope")
        for analysis in analyses:
            self.ec2.delete_network_insights_access_scope_analysis(NetworkInsightsAccessScopeAnalysisId=analysis)
        self.ec2.delete_network_insights_access_scope(NetworkInsightsAccessScopeId=scope)
        self.assertEqual(self.ec2.describe_network_insights_access_scopes()["NetworkInsightsAccessScopes"], [])

    def test_the_aws_cli(self):
        path = json.dumps([{"Destination": named(self.a.instance)}])
        made = self.server.aws("ec2", "create-network-insights-access-scope", "--match-paths", path)
        scope = made["NetworkInsightsAccessScope"]["NetworkInsightsAccessScopeId"]
        started = self.server.aws("ec2", "start-network-insights-access-scope-analysis",
                                  "--network-insights-access-scope-id", scope)
        analysis = started["NetworkInsightsAccessScopeAnalysis"]["NetworkInsightsAccessScopeAnalysisId"]
        found = self.server.aws("ec2", "get-network-insights-access-scope-analysis-findings",
                                "--network-insights-access-scope-analysis-id", analysis)
        self.assertEqual([ids(finding)[0] for finding in found["AnalysisFindings"]], [self.a.igw])
