# fog-aws (lists counted from 0, GET-able forms, its own XML parsers): two VPCs with an instance, and all of it gone
# again. Prints "ok" or raises.
require "fog/aws"

OWNER = ENV.fetch("AWS_ACCESS_KEY_ID")  # twelve digits: the account
endpoint = URI(ENV.fetch("AWS_ENDPOINT"))
EC2 = Fog::AWS::Compute.new(
  aws_access_key_id: ENV.fetch("AWS_ACCESS_KEY_ID"), aws_secret_access_key: "any", region: "us-east-1",
  host: endpoint.host, port: endpoint.port, scheme: endpoint.scheme, path: "/"
)

def check(what, is, expected)
  raise "#{what}: #{is.inspect}, expected #{expected.inspect}" unless is == expected
end

def refused(code)
  yield
rescue Fog::Errors::Error => error
  text = error.message + error.class.name
  raise "expected #{code}: #{text}" unless text.include?(code)
else
  raise "expected #{code}, but it was done"
end

image = EC2.describe_images("Owner" => "amazon").body["imagesSet"].first["imageId"]
key = EC2.key_pairs.create(name: "access")
check("private key", key.private_key.start_with?("-----BEGIN RSA PRIVATE KEY-----"), true)

sides = [0, 1].map do |n|
  vpc = EC2.vpcs.create(cidr_block: "10.#{n}.0.0/16")
  vpc.wait_for { ready? }
  EC2.create_tags(vpc.id, "Name" => "vpc-#{n}", "Stage" => "test")
  subnet = EC2.subnets.create(vpc_id: vpc.id, cidr_block: "10.#{n}.1.0/24")
  group = EC2.security_groups.create(name: "group-#{n}", description: "Web", vpc_id: vpc.id)
  group.authorize_port_range(80..80)
  group.authorize_port_range(8000..8010, group: { OWNER => group.group_id })
  EC2.authorize_security_group_ingress(
    "GroupId" => group.group_id, "IpProtocol" => "tcp", "FromPort" => 22, "ToPort" => 22, "CidrIp" => "10.0.0.0/8")
  table = EC2.route_tables.create(vpc_id: vpc.id)
  association = EC2.associate_route_table(table.id, subnet.subnet_id).body["associationId"]
  { vpc: vpc, subnet: subnet, group: group, table: table, association: association }
end
a, b = sides

# Ids and filters: each finds what it names, nothing else.
check("VPC by id", EC2.describe_vpcs("vpc-id" => a[:vpc].id).body["vpcSet"].map { |vpc| vpc["vpcId"] }, [a[:vpc].id])
check("VPC by tag", EC2.vpcs.all("tag:Name" => "vpc-1").map(&:id), [b[:vpc].id])
check("its tags", EC2.vpcs.get(b[:vpc].id).tags, "Name" => "vpc-1", "Stage" => "test")
EC2.delete_tags(b[:vpc].id, "Stage" => "test")
check("tags left", EC2.describe_tags("resource-id" => b[:vpc].id).body["tagSet"].map { |tag| tag["key"] }, ["Name"])
permissions = EC2.security_groups.get_by_id(a[:group].group_id).ip_permissions
check("ports", permissions.map { |row| row["fromPort"] }.sort, [22, 80, 8000])

gateway = EC2.internet_gateways.create
gateway.attach(a[:vpc].id)
EC2.create_route(a[:table].id, "0.0.0.0/0", gateway.id)
routes = EC2.describe_route_tables("route-table-id" => a[:table].id).body["routeTableSet"].first["routeSet"]
check("routes", routes.map { |route| route["gatewayId"] }.sort, [gateway.id, "local"].sort)

acl = EC2.network_acls.create(vpc_id: a[:vpc].id)
acl.add_inbound_rule(100, 6, "allow", "0.0.0.0/0",
                     "PortRange.From" => 22, "PortRange.To" => 22)
check("entries", acl.reload.entries.map { |entry| entry["ruleNumber"] }.sort, [100, 32_767, 32_767])

interface = EC2.network_interfaces.create(subnet_id: a[:subnet].subnet_id, group_set: [a[:group].group_id])
check("interface", EC2.network_interfaces.all("status" => "available").map(&:network_interface_id), [interface.network_interface_id])
# Its parser reads nothing that comes after an interface's private addresses.
row = EC2.describe_network_interfaces("network-interface-id" => interface.network_interface_id).body["networkInterfaceSet"].first
check("its record", row.values_at("subnetId", "vpcId", "status", "sourceDestCheck"),
      [a[:subnet].subnet_id, a[:vpc].id, "available", true])

servers = EC2.run_instances(
  image, 2, 2, "InstanceType" => "t2.micro", "SubnetId" => a[:subnet].subnet_id,
  "SecurityGroupId" => [a[:group].group_id], "KeyName" => "access"
).body["instancesSet"].filter_map { |row| row["instanceId"] }.map { |id| EC2.servers.get(id) }  # its parser makes up rows
servers.each { |server| server.wait_for { ready? } }
# InstanceId.0: ignored, it would end the other one as well.
described = EC2.describe_instances("instance-id" => servers[0].id).body["reservationSet"]
check("instances by id", described.flat_map { |row| row["instancesSet"] }.map { |row| row["instanceId"] }, [servers[0].id])
EC2.terminate_instances(servers[0].id)
servers[0].wait_for { state == "terminated" }
check("the other instance", servers[1].reload.state, "running")

address = EC2.allocate_address("vpc").body
EC2.associate_address(instance_id: servers[1].id, allocation_id: address["allocationId"])
check("public address", servers[1].reload.public_ip_address, address["publicIp"])
refused("DependencyViolation") { a[:subnet].destroy }
refused("NotFound") { EC2.delete_vpc("vpc-12345678") }

association = EC2.describe_addresses("allocation-id" => address["allocationId"]).body["addressesSet"].first["associationId"]
EC2.disassociate_address(nil, association)
EC2.release_address(address["allocationId"])
servers[1].destroy
servers[1].wait_for { state == "terminated" }
interface.destroy
acl.destroy
gateway.detach(a[:vpc].id)
gateway.destroy
sides.each do |side|
  EC2.disassociate_route_table(side[:association])
  EC2.delete_route_table(side[:table].id)
  EC2.revoke_security_group_ingress(
    "GroupId" => side[:group].group_id,
    "IpPermissions" => [{ "IpProtocol" => "tcp", "FromPort" => 8000, "ToPort" => 8010,
                          "Groups" => [{ "GroupId" => side[:group].group_id }] }])
  side[:group].destroy
  side[:subnet].destroy
  side[:vpc].destroy
end
key.destroy
check("VPCs left", EC2.vpcs.all.to_a, [])
puts "ok"
