"""Every `aws ec2 wait` command for what vpcsim has, with transitions that take so long that the waiters see the
state in between. They sleep 15 s then, so all of them wait at the same time."""

import time
from concurrent.futures import ThreadPoolExecutor

from vpcsim_server import ServerTestCase, VpcsimServer

TRANSITION_MS = 10_000  # from the call until long after the slowest CLI has asked for the first time
SLEEP_SECONDS = 4       # what the quickest of the waiters that must have slept sleeps, nearly


def slow(*transitions):
    return [word for name in transitions for word in ("--timing", f"{name}={TRANSITION_MS}")]


class Wait(ServerTestCase):
    """self.server is quick at starting and slow at ending; the other one the other way around."""

    server_default_vpc = True
    server_options = slow("instance_stopping", "instance_shutting_down", "nat_gateway_deleting")

    def setUp(self):
        super().setUp()
        self.starting = self.enterContext(
            VpcsimServer(*slow("instance_pending", "nat_gateway_pending"), default_vpc=True))

    def test_for_everything(self):
        ending, starting = self.prepared(self.server), self.prepared(self.starting)
        ec2 = self.server.ec2()
        self.arrange_what_is_there_already(ending)
        # (server, waiter, arguments, whether it must have slept)
        waits = [(self.server, *wait, False) for wait in self.immediate(ending)]
        waits += [(self.starting, *wait, True) for wait in (
            ("instance-running", "--instance-ids", starting["instances"][0]),
            ("instance-status-ok", "--instance-ids", starting["instances"][0]),
            ("system-status-ok", "--instance-ids", starting["instances"][0]),
            ("nat-gateway-available", "--nat-gateway-ids", starting["nat"]))]
        waits += [(self.server, *wait, True) for wait in (
            ("instance-stopped", "--instance-ids", ending["instances"][0]),
            ("instance-terminated", "--instance-ids", ending["instances"][1]),
            ("nat-gateway-deleted", "--nat-gateway-ids", ending["nat"]),
            ("volume-deleted", "--volume-ids", ending["volumes"][1]),
            ("volume-available", "--volume-ids", ending["volumes"][2]),
            ("vpc-peering-connection-deleted", "--vpc-peering-connection-ids", ending["peering"]),
            ("key-pair-exists", "--key-names", "later"))]

        ec2.stop_instances(InstanceIds=ending["instances"][:1])
        ec2.terminate_instances(InstanceIds=ending["instances"][1:])
        ec2.delete_nat_gateway(NatGatewayId=ending["nat"])
        with ThreadPoolExecutor(len(waits)) as pool:
            # Those that must sleep ask first; the rest only gets in their way.
            running = {wait[1]: pool.submit(self.seconds_of, *wait[:-1])
                       for wait in sorted(waits, key=lambda wait: not wait[-1])}
            time.sleep(TRANSITION_MS / 1000)
            ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=ending["peering"])
            ec2.create_key_pair(KeyName="later")
        for _, waiter, *_, slept in waits:
            with self.subTest(waiter=waiter):
                seconds = running[waiter].result()  # raises what the CLI complained about
                if slept:
                    self.assertGreater(seconds, SLEEP_SECONDS)

    def seconds_of(self, server, waiter, *arguments):
        start = time.monotonic()
        server.aws("ec2", "wait", waiter, *arguments)
        return time.monotonic() - start

    def prepared(self, server):
        """Two instances, a NAT gateway and an active peering connection."""
        ec2 = server.ec2()
        vpc = ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
        image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
        launched = ec2.run_instances(ImageId=image, MinCount=2, MaxCount=2, SubnetId=subnet)["Instances"]
        nat = ec2.create_nat_gateway(
            SubnetId=subnet, AllocationId=ec2.allocate_address(Domain="vpc")["AllocationId"])["NatGateway"]
        peer = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        peering = ec2.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=peer)["VpcPeeringConnection"]
        peering = peering["VpcPeeringConnectionId"]
        ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        return {"vpc": vpc, "subnet": subnet, "image": image, "nat": nat["NatGatewayId"], "peering": peering,
                "instances": [instance["InstanceId"] for instance in launched]}

    def arrange_what_is_there_already(self, made):
        ec2 = self.server.ec2()
        made["interface"] = ec2.create_network_interface(
            SubnetId=made["subnet"])["NetworkInterface"]["NetworkInterfaceId"]
        made["group"] = ec2.create_security_group(
            GroupName="web", Description="Web", VpcId=made["vpc"])["GroupId"]
        kept = ec2.run_instances(
            ImageId=made["image"], MinCount=1, MaxCount=1, SubnetId=made["subnet"],
            BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"DeleteOnTermination": False}}])["Instances"][0]
        made["instances"].append(kept["InstanceId"])
        volumes = ec2.describe_volumes()["Volumes"]
        made["volumes"] = [next(volume["VolumeId"] for volume in volumes
                                if volume["Attachments"][0]["InstanceId"] == instance) for instance in made["instances"]]
        made["gateway"] = ec2.describe_internet_gateways()["InternetGateways"][0]["InternetGatewayId"]

    def immediate(self, made):
        return [
            ("instance-exists", "--instance-ids", made["instances"][0]),
            ("vpc-exists", "--vpc-ids", made["vpc"]),
            ("vpc-available", "--vpc-ids", made["vpc"]),
            ("subnet-available", "--subnet-ids", made["subnet"]),
            ("vpc-peering-connection-exists", "--vpc-peering-connection-ids", made["peering"]),
            ("network-interface-available", "--network-interface-ids", made["interface"]),
            ("security-group-exists", "--group-ids", made["group"]),
            ("internet-gateway-exists", "--internet-gateway-ids", made["gateway"]),
            ("volume-in-use", "--volume-ids", made["volumes"][0]),
            ("image-exists", "--image-ids", made["image"]),
            ("image-available", "--image-ids", made["image"]),
        ]
