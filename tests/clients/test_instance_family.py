"""The life of instances, and of what they are launched from, through boto3 and the AWS CLI."""

import base64
import re
import unittest

import boto3
import botocore.config
import botocore.exceptions

from vpcsim_server import ACCOUNT, REGION, ServerTestCase

AL2023 = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"


class Family(ServerTestCase):
    def setUp(self):
        super().setUp()
        self.ec2 = self.server.ec2()
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.1.0/24",
                                             AvailabilityZone="us-east-1a")["Subnet"]["SubnetId"]
        self.image = self.find_image("al2023-ami-2023*x86_64")

    def find_image(self, name):
        return self.ec2.describe_images(Filters=[{"Name": "name", "Values": [name]}])["Images"][0]["ImageId"]

    def launch(self, **more):
        arguments = {"ImageId": self.image, "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1,
                     "SubnetId": self.subnet, **more}
        return self.ec2.run_instances(**arguments)["Instances"][0]["InstanceId"]

    def instance(self, instance_id):
        return self.ec2.describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"][0]


class Images(Family):
    def test_an_image_is_made_shared_copied_and_deregistered(self):
        instance_id = self.launch(BlockDeviceMappings=[{"DeviceName": "/dev/sdf", "Ebs": {"VolumeSize": 5, "Encrypted": True}}])
        image_id = self.ec2.create_image(
            InstanceId=instance_id, Name="golden", Description="first", NoReboot=True,
            TagSpecifications=[{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": kind}]} for kind in ("image", "snapshot")],
        )["ImageId"]
        self.ec2.get_waiter("image_exists").wait(ImageIds=[image_id])
        self.ec2.get_waiter("image_available").wait(ImageIds=[image_id])
        image = self.ec2.describe_images(Owners=["self"])["Images"][0]
        self.assertEqual((image["Name"], image["OwnerId"], image["Public"]), ("golden", ACCOUNT, False))
        snapshots = [device["Ebs"]["SnapshotId"] for device in image["BlockDeviceMappings"]]
        self.ec2.get_waiter("snapshot_completed").wait(SnapshotIds=snapshots)
        listed = self.ec2.describe_snapshots(OwnerIds=["self"], Filters=[{"Name": "tag:Name", "Values": ["snapshot"]}])["Snapshots"]
        self.assertEqual([snapshot["Encrypted"] for snapshot in listed], [False, True])
        self.assertTrue(listed[1]["KmsKeyId"].startswith(f"arn:aws:kms:{REGION}:{ACCOUNT}:key/"))

        self.ec2.modify_image_attribute(ImageId=image_id, LaunchPermission={"Add": [{"UserId": "222222222222"}]})
        permissions = self.ec2.describe_image_attribute(ImageId=image_id, Attribute="launchPermission")["LaunchPermissions"]
        self.assertEqual(permissions, [{"UserId": "222222222222"}])
        self.ec2.modify_image_attribute(ImageId=image_id, Description={"Value": "second"})
        self.assertEqual(self.ec2.describe_image_attribute(ImageId=image_id, Attribute="description")["Description"],
                         {"Value": "second"})
        self.ec2.reset_image_attribute(ImageId=image_id, Attribute="launchPermission")
        self.ec2.enable_image_deprecation(ImageId=image_id, DeprecateAt="2030-01-01T00:00:00Z")
        self.assertEqual(self.ec2.describe_images(ImageIds=[image_id])["Images"][0]["DeprecationTime"], "2030-01-01T00:00:00.000Z")
        self.ec2.disable_image_deprecation(ImageId=image_id)
        self.assert_refused("InvalidParameterValue", self.ec2.cancel_image_launch_permission, ImageId=image_id)

        copy_id = self.ec2.copy_image(Name="copy", SourceImageId=image_id, SourceRegion=REGION, ClientToken="t",
                                      CopyImageTags=True)["ImageId"]
        launched = self.launch(ImageId=copy_id)
        self.assertEqual(len(self.instance(launched)["BlockDeviceMappings"]), 2)
        registered = self.ec2.register_image(
            Name="registered", RootDeviceName="/dev/xvda", Architecture="x86_64", VirtualizationType="hvm", EnaSupport=True,
            BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"SnapshotId": snapshots[0]}}])["ImageId"]
        self.assert_refused("InvalidSnapshot.InUse", self.ec2.delete_snapshot, SnapshotId=snapshots[0])
        for each in (image_id, copy_id, registered):
            self.ec2.deregister_image(ImageId=each)
        self.assert_refused("InvalidAMIID.Unavailable", self.ec2.deregister_image, ImageId=image_id)
        volume = self.ec2.describe_volumes()["Volumes"][0]["VolumeId"]
        by_hand = self.ec2.create_snapshot(VolumeId=volume, Description="by hand")["SnapshotId"]
        self.ec2.modify_snapshot_attribute(SnapshotId=by_hand, Attribute="createVolumePermission",
                                           OperationType="add", UserIds=["222222222222"])
        permissions = self.ec2.describe_snapshot_attribute(SnapshotId=by_hand, Attribute="createVolumePermission")
        self.assertEqual(permissions["CreateVolumePermissions"], [{"UserId": "222222222222"}])
        partner = self.server.ec2("222222222222")
        self.assertEqual([snapshot["SnapshotId"] for snapshot in partner.describe_snapshots(
            RestorableByUserIds=["self"])["Snapshots"]], [by_hand])
        self.ec2.reset_snapshot_attribute(SnapshotId=by_hand, Attribute="createVolumePermission")
        self.assertEqual(partner.describe_snapshots()["Snapshots"], [])
        for snapshot in self.ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]:
            self.ec2.delete_snapshot(SnapshotId=snapshot["SnapshotId"])


class Types(Family):
    def test_types_by_what_they_have(self):
        requirements = {"VCpuCount": {"Min": 4}, "MemoryMiB": {"Min": 1, "Max": 16384}, "CpuManufacturers": ["intel"],
                        "MemoryGiBPerVCpu": {"Min": 3.5}, "BurstablePerformance": "included"}
        found = self.ec2.get_instance_types_from_instance_requirements(
            ArchitectureTypes=["x86_64"], VirtualizationTypes=["hvm"], InstanceRequirements=requirements)
        self.assertEqual([one["InstanceType"] for one in found["InstanceTypes"]], ["m5.xlarge", "t3.xlarge"])


class Life(Family):
    def test_an_instance_with_everything(self):
        tags = [{"Key": "Name", "Value": "web"}]
        instance_id = self.launch(
            InstanceType="m5.xlarge", ClientToken="once", EbsOptimized=True, Monitoring={"Enabled": True},
            UserData="#!/bin/sh", DisableApiTermination=True, DisableApiStop=True,
            InstanceInitiatedShutdownBehavior="terminate", Placement={"AvailabilityZone": "us-east-1a", "Tenancy": "default"},
            MetadataOptions={"HttpTokens": "required", "HttpPutResponseHopLimit": 4, "InstanceMetadataTags": "enabled"},
            CpuOptions={"CoreCount": 2, "ThreadsPerCore": 1}, EnclaveOptions={"Enabled": False},
            HibernationOptions={"Configured": False}, MaintenanceOptions={"AutoRecovery": "disabled"},
            PrivateDnsNameOptions={"HostnameType": "ip-name", "EnableResourceNameDnsARecord": True},
            CapacityReservationSpecification={"CapacityReservationPreference": "none"},
            BlockDeviceMappings=[
                {"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 30, "VolumeType": "gp3", "Throughput": 250}},
                {"DeviceName": "/dev/sdf", "Ebs": {"VolumeSize": 10, "DeleteOnTermination": False}}],
            TagSpecifications=[{"ResourceType": kind, "Tags": tags} for kind in ("instance", "volume", "network-interface")])
        instance = self.instance(instance_id)
        self.assertEqual(instance["MetadataOptions"]["HttpPutResponseHopLimit"], 4)
        self.assertEqual(instance["CpuOptions"], {"CoreCount": 2, "ThreadsPerCore": 1})
        self.assertEqual([device["DeviceName"] for device in instance["BlockDeviceMappings"]], ["/dev/xvda", "/dev/sdf"])
        volumes = self.ec2.describe_volumes(
            Filters=[{"Name": "attachment.instance-id", "Values": [instance_id]}, {"Name": "tag:Name", "Values": ["web"]}])
        self.assertEqual([(volume["Size"], volume["VolumeType"]) for volume in volumes["Volumes"]], [(30, "gp3"), (10, "gp2")])
        user_data = self.ec2.describe_instance_attribute(InstanceId=instance_id, Attribute="userData")
        self.assertEqual(base64.b64decode(user_data["UserData"]["Value"]), b"#!/bin/sh")

        self.assert_refused("OperationNotPermitted", self.ec2.stop_instances, InstanceIds=[instance_id])
        self.assert_refused("OperationNotPermitted", self.ec2.terminate_instances, InstanceIds=[instance_id])
        for attribute in ("DisableApiStop", "DisableApiTermination"):
            self.ec2.modify_instance_attribute(InstanceId=instance_id, **{attribute: {"Value": False}})
        self.ec2.stop_instances(InstanceIds=[instance_id], Force=True)
        self.ec2.get_waiter("instance_stopped").wait(InstanceIds=[instance_id])
        self.ec2.modify_instance_attribute(InstanceId=instance_id, InstanceType={"Value": "m5.large"})
        self.ec2.start_instances(InstanceIds=[instance_id])
        self.ec2.get_waiter("instance_running").wait(InstanceIds=[instance_id])
        self.ec2.get_waiter("instance_status_ok").wait(InstanceIds=[instance_id])
        self.ec2.reboot_instances(InstanceIds=[instance_id])
        self.ec2.terminate_instances(InstanceIds=[instance_id])
        self.ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance_id])
        left = self.ec2.describe_volumes()["Volumes"]
        self.assertEqual([(volume["Size"], volume["State"]) for volume in left], [(10, "available")])
        self.ec2.delete_volume(VolumeId=left[0]["VolumeId"])
        self.ec2.get_waiter("volume_deleted").wait(VolumeIds=[left[0]["VolumeId"]])

    def test_options_that_change_later(self):
        instance_id = self.launch(CreditSpecification={"CpuCredits": "standard"})
        self.ec2.modify_instance_metadata_options(InstanceId=instance_id, HttpEndpoint="disabled")
        self.assertEqual(self.instance(instance_id)["MetadataOptions"]["HttpEndpoint"], "disabled")
        self.ec2.modify_instance_maintenance_options(InstanceId=instance_id, AutoRecovery="disabled")
        self.ec2.modify_private_dns_name_options(InstanceId=instance_id, EnableResourceNameDnsARecord=True)
        self.assertEqual(self.ec2.monitor_instances(InstanceIds=[instance_id])["InstanceMonitorings"][0]["Monitoring"],
                         {"State": "pending"})
        self.ec2.unmonitor_instances(InstanceIds=[instance_id])
        changed = self.ec2.modify_instance_credit_specification(InstanceCreditSpecifications=[
            {"InstanceId": instance_id, "CpuCredits": "unlimited"}, {"InstanceId": "i-00000001", "CpuCredits": "standard"}])
        self.assertEqual(changed["UnsuccessfulInstanceCreditSpecifications"][0]["Error"]["Code"], "InvalidInstanceID.NotFound")
        credits = self.ec2.describe_instance_credit_specifications(InstanceIds=[instance_id])
        self.assertEqual(credits["InstanceCreditSpecifications"], [{"InstanceId": instance_id, "CpuCredits": "unlimited"}])
        self.ec2.reset_instance_attribute(InstanceId=instance_id, Attribute="sourceDestCheck")
        self.ec2.report_instance_status(Instances=[instance_id], Status="impaired", ReasonCodes=["other"])
        self.assertNotIn("Output", self.ec2.get_console_output(InstanceId=instance_id))
        self.ec2.stop_instances(InstanceIds=[instance_id])
        self.ec2.modify_instance_placement(InstanceId=instance_id, GroupName="")
        for attribute in ("kernel", "blockDeviceMapping", "productCodes", "groupSet", "enclaveOptions", "disableApiStop"):
            self.ec2.describe_instance_attribute(InstanceId=instance_id, Attribute=attribute)

    def test_what_no_instance_has(self):
        self.assertEqual(self.ec2.describe_iam_instance_profile_associations()["IamInstanceProfileAssociations"], [])
        self.assertEqual(self.ec2.describe_classic_link_instances()["Instances"], [])

    def test_a_launch_is_repeated_with_its_token(self):
        first = self.launch(ClientToken="t")
        self.assertEqual(self.launch(ClientToken="t"), first)
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            self.launch(ClientToken="t", InstanceType="t3.nano")
        self.assertEqual(caught.exception.response["Error"]["Code"], "IdempotentParameterMismatch")


class Filters(Family):
    def test_every_documented_filter_is_known(self):
        """Those that the model's documentation lists, of every call of the family that takes filters."""
        self.launch()
        for operation in ("DescribeInstances", "DescribeInstanceStatus", "DescribeVolumes", "DescribeImages",
                          "DescribeInstanceTypes", "DescribeInstanceTypeOfferings",
                          "DescribeInstanceCreditSpecifications", "DescribeIamInstanceProfileAssociations",
                          "DescribeClassicLinkInstances"):
            method = next(name for name, known in self.ec2.meta.method_to_api_mapping.items() if known == operation)
            members = self.ec2.meta.service_model.operation_model(operation).input_shape.members
            names = re.findall(r"<code>([a-z0-9.-]+)</code> ?-", members["Filters"].documentation)
            self.assertTrue(names, operation)
            for name in names:
                with self.subTest(operation, filter=name):
                    getattr(self.ec2, method)(Filters=[{"Name": name, "Values": ["nothing-is-called-this"]}])


class Images(Family):
    def test_images_types_and_offerings(self):
        images = self.ec2.describe_images(Owners=["amazon"], ExecutableUsers=["all"], IncludeDeprecated=True)["Images"]
        self.assertEqual({image["ImageOwnerAlias"] for image in images}, {"amazon"})
        self.ec2.create_tags(Resources=[self.image], Tags=[{"Key": "used", "Value": "1"}])
        self.assertEqual(self.ec2.describe_images(ImageIds=[self.image])["Images"][0]["Tags"], [{"Key": "used", "Value": "1"}])
        self.ec2.describe_image_attribute(ImageId=self.image, Attribute="description")
        self.assert_refused("AuthFailure", self.ec2.modify_image_attribute, ImageId=self.image, Description={"Value": "x"})
        self.assert_refused("AuthFailure", self.ec2.reset_image_attribute, ImageId=self.image, Attribute="launchPermission")
        micro = self.ec2.describe_instance_types(InstanceTypes=["t3.micro"])["InstanceTypes"][0]
        self.assertEqual(micro["EbsInfo"]["EbsOptimizedInfo"]["MaximumThroughputInMBps"], 260.625)
        self.assertEqual(micro["VCpuInfo"]["ValidThreadsPerCore"], [1, 2])
        zones = self.ec2.describe_instance_type_offerings(
            LocationType="availability-zone", Filters=[{"Name": "instance-type", "Values": ["t3.micro"]}])
        self.assertEqual(len(zones["InstanceTypeOfferings"]), 6)

    def test_public_parameters(self):
        ssm = boto3.client("ssm", region_name=REGION, endpoint_url=self.server.url, aws_access_key_id=ACCOUNT,
                           aws_secret_access_key="any",
                           config=botocore.config.Config(retries={"total_max_attempts": 1}, proxies={}))
        self.addCleanup(ssm.close)
        parameter = ssm.get_parameter(Name=AL2023)["Parameter"]
        self.assertEqual(parameter["Value"], self.image)
        self.assertEqual(parameter["LastModifiedDate"].year, 2025)
        self.assertEqual(ssm.get_parameters(Names=[AL2023, "/mine"])["InvalidParameters"], ["/mine"])
        listed = [each["Name"] for page in ssm.get_paginator("get_parameters_by_path").paginate(
            Path="/aws/service/canonical", Recursive=True, PaginationConfig={"PageSize": 3}) for each in page["Parameters"]]
        self.assertEqual(len(set(listed)), 8)
        with self.assertRaises(ssm.exceptions.ParameterNotFound):
            ssm.get_parameter(Name="/mine")
        self.assertEqual(self.instance(self.launch(ImageId="resolve:ssm:" + AL2023))["ImageId"], self.image)


class CommandLine(Family):
    server_options = ("--unknown-images", "accept")

    def test_a_life_with_waiters(self):
        aws = self.server.aws
        found = aws("ssm", "get-parameter", "--name", AL2023, "--query", "Parameter.Value")
        self.assertEqual(found, self.image)
        instance_id = aws("ec2", "run-instances", "--image-id", "resolve:ssm:" + AL2023, "--instance-type", "t3.micro",
                          "--subnet-id", self.subnet, "--metadata-options", "HttpTokens=required",
                          "--block-device-mappings", "DeviceName=/dev/xvda,Ebs={VolumeSize=20}")["Instances"][0]["InstanceId"]
        for state, action in (("instance-running", None), ("instance-status-ok", None),
                              ("instance-stopped", "stop-instances"), ("instance-running", "start-instances"),
                              ("instance-terminated", "terminate-instances")):
            if action:
                aws("ec2", action, "--instance-ids", instance_id)
            aws("ec2", "wait", state, "--instance-ids", instance_id)
        self.assertEqual(self.instance(instance_id)["State"]["Name"], "terminated")

    def test_images_from_elsewhere(self):
        instance_id = self.launch(ImageId="ami-0abcdef1234567890")
        self.assertEqual(self.instance(instance_id)["ImageId"], "ami-0abcdef1234567890")


if __name__ == "__main__":
    unittest.main()
