"""Flow logs: their life through boto3 and the AWS CLI, and what `path` and `run` write of them."""

import pathlib
import tempfile

import botocore.exceptions

from test_walkthrough_boto3 import Network
from vpcsim_server import ACCOUNT, REGION, ServerTestCase, run_vpcsim

ROLE = f"arn:aws:iam::{ACCOUNT}:role/logs"

SCENARIO = """
name: Logged
network:
  vpcs: {vpc: {cidr_block: 10.0.0.0/16}}
  subnets: {web: {vpc: vpc, cidr_block: 10.0.1.0/24}, db: {vpc: vpc, cidr_block: 10.0.2.0/24}}
  security_groups:
    open: {vpc: vpc, description: all, ingress: [{protocol: all, source: 10.0.0.0/16}]}
    shut: {vpc: vpc, description: SSH alone, ingress: [{protocol: tcp, port: 22, source: 10.0.0.0/16}]}
  instances:
    web-1: {subnet: web, security_groups: [open], private_ip_address: 10.0.1.10}
    db-1: {subnet: db, security_groups: [shut], private_ip_address: 10.0.2.10}
  flow_logs:
    all: {resource: vpc, log_group: /vpc/all}
    refused: {resource: db-1, traffic: reject, format: "${srcaddr} ${dstport} ${action}"}
expect:
  - {from: web-1, to: db-1, protocol: tcp, port: 22, verdict: reachable}
  - {from: web-1, to: db-1, protocol: tcp, port: 5432, verdict: blocked}
"""


def files_in(directory):
    """What the files hold, by their place without the interface's id."""
    found = {}
    for file in sorted(pathlib.Path(directory).rglob("*.log")):
        found.setdefault(str(file.relative_to(directory).parent), []).extend(file.read_text().splitlines())
    return found


class Api(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

    def test_life(self):
        made = self.ec2.create_flow_logs(
            ResourceType="VPC", ResourceIds=[self.vpc, "vpc-0123456789abcdef0"], TrafficType="ALL",
            LogGroupName="group", DeliverLogsPermissionArn=ROLE, MaxAggregationInterval=60, ClientToken="once",
            TagSpecifications=[{"ResourceType": "vpc-flow-log", "Tags": [{"Key": "a", "Value": "b"}]}])
        self.assertEqual(made["ClientToken"], "once")
        self.assertEqual([(item["ResourceId"], item["Error"]["Code"]) for item in made["Unsuccessful"]],
                         [("vpc-0123456789abcdef0", "InvalidVpcID.NotFound")])
        [log] = self.ec2.describe_flow_logs(Filters=[{"Name": "resource-id", "Values": [self.vpc]}])["FlowLogs"]
        self.assertEqual(log["FlowLogId"], made["FlowLogIds"][0])
        self.assertEqual((log["FlowLogStatus"], log["DeliverLogsStatus"], log["TrafficType"]),
                         ("ACTIVE", "SUCCESS", "ALL"))
        self.assertTrue(log["LogFormat"].startswith("${version} ${account-id} ${interface-id}"))
        self.assertEqual(log["Tags"], [{"Key": "a", "Value": "b"}])
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            self.ec2.create_flow_logs(ResourceType="VPC", ResourceIds=[self.vpc], TrafficType="ALL",
                                      LogGroupName="group", DeliverLogsPermissionArn=ROLE, LogFormat="${nonsense}")
        self.assertEqual(caught.exception.response["Error"]["Code"], "InvalidParameterValue")
        self.assertEqual(self.ec2.delete_flow_logs(FlowLogIds=made["FlowLogIds"])["Unsuccessful"], [])
        self.assertEqual(self.ec2.describe_flow_logs()["FlowLogs"], [])

    def test_athena_s_template_is_refused_by_name(self):
        message = self.assert_refused(
            "UnsupportedOperation", self.ec2.get_flow_logs_integration_template, FlowLogId="fl-0123456789abcdef0",
            ConfigDeliveryS3DestinationArn="arn:aws:s3:::bucket", IntegrateServices={"AthenaIntegrations": [
                {"IntegrationResultS3DestinationArn": "arn:aws:s3:::bucket", "PartitionLoadFrequency": "none"}]})
        self.assertIn("GetFlowLogsIntegrationTemplate", message)

    def test_the_aws_cli(self):
        made = self.server.aws("ec2", "create-flow-logs", "--resource-type", "VPC", "--resource-ids", self.vpc,
                               "--traffic-type", "REJECT", "--log-destination-type", "s3",
                               "--log-destination", "arn:aws:s3:::bucket/folder/",
                               "--log-format", "${version} ${vpc-id} ${flow-direction}")
        [log] = self.server.aws("ec2", "describe-flow-logs", "--flow-log-ids", *made["FlowLogIds"])["FlowLogs"]
        self.assertEqual((log["LogDestination"], log["LogFormat"], log["DestinationOptions"]["FileFormat"]),
                         ("arn:aws:s3:::bucket/folder/", "${version} ${vpc-id} ${flow-direction}", "plain-text"))


class Files(ServerTestCase):
    def test_path_appends_what_an_endpoint_s_flow_logs_record(self):
        ec2 = self.server.ec2()
        ec2.create_key_pair(KeyName="access")
        network = Network(ec2, "a", "10.9.0.0/16")
        ec2.create_flow_logs(ResourceType="Subnet", ResourceIds=[network.subnet], TrafficType="ALL",
                             LogDestinationType="s3", LogDestination="arn:aws:s3:::bucket/x",
                             LogFormat="${interface-id} ${instance-id} ${dstport} ${action}")
        with tempfile.TemporaryDirectory() as directory:
            for _ in range(2):
                self.server.vpcsim("path", "--endpoint", self.server.url, "--from", "ec2-a", "--to", "10.9.1.200",
                                   "--port", "80", "--flow-logs", directory)
            [interface] = ec2.describe_network_interfaces(
                Filters=[{"Name": "attachment.instance-id", "Values": [network.instance]}])["NetworkInterfaces"]
            eni = interface["NetworkInterfaceId"]
            file = pathlib.Path(directory, ACCOUNT, REGION, "bucket", f"{eni}.log")
            self.assertEqual(file.read_text(), f"{eni} {network.instance} 80 ACCEPT\n" * 2)

    def test_run_writes_what_a_scenario_s_flow_logs_record(self):
        with tempfile.TemporaryDirectory() as directory:
            scenario = pathlib.Path(directory, "logged.yaml")
            scenario.write_text(SCENARIO)
            logs = pathlib.Path(directory, "logs")
            done = run_vpcsim("run", scenario, "--flow-logs", logs)
            self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout + done.stderr)
            found = {place.split("/", 2)[2]: lines for place, lines in files_in(logs).items()}
            self.assertEqual(found["refused"], ["10.0.1.10 5432 REJECT"])
            actions = sorted((line.split()[3], line.split()[6], line.split()[12]) for line in found["vpc_all"])
            self.assertEqual(actions, sorted([
                ("10.0.1.10", "22", "ACCEPT"), ("10.0.1.10", "22", "ACCEPT"),  # the request leaves, and arrives
                ("10.0.2.10", "32768", "ACCEPT"), ("10.0.2.10", "32768", "ACCEPT"),  # the reply
                ("10.0.1.10", "5432", "ACCEPT"), ("10.0.1.10", "5432", "REJECT")]))
            again = pathlib.Path(directory, "again")
            run_vpcsim("run", scenario, "--flow-logs", again)
            self.assertEqual(files_in(again), files_in(logs))

    def test_a_directory_that_cannot_be_written(self):
        with tempfile.TemporaryDirectory() as directory:
            scenario = pathlib.Path(directory, "logged.yaml")
            scenario.write_text(SCENARIO)
            blocked = pathlib.Path(directory, "file")
            blocked.write_text("")
            done = run_vpcsim("path", scenario, "--from", "web-1", "--to", "db-1", "--port", "22",
                              "--flow-logs", blocked / "logs")
            self.assertEqual(done.returncode, 2)
            self.assertIn("can't write", done.stderr)
