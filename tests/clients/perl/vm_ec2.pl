# VM::EC2 (API version 2014-05-01, signature version 2 in form parameters, filters without an index): a peering
# connection between two VPCs, and all of it gone again. Prints "ok" or dies.
use strict;
use warnings;
use VM::EC2 qw(:vpc :standard);

my $ec2 = VM::EC2->new(
    -endpoint => $ENV{AWS_ENDPOINT}, -access_key => $ENV{AWS_ACCESS_KEY_ID}, -secret_key => 'any', -raise_error => 1);

sub check {
    my ($what, $is, $expected) = @_;
    die "$what: $is, expected $expected\n" unless defined $is && $is eq $expected;
}

sub refused {
    my ($code, $call) = @_;
    eval { $call->(); 1 } and die "expected $code, but it was done\n";
    die "expected $code: $@" unless "$@" =~ /\Q$code\E/;
}

my ($image) = $ec2->describe_images(-owner => 'amazon');
my $key = $ec2->create_key_pair('access');
die 'no private key' unless $key->privateKey =~ /^-----BEGIN RSA PRIVATE KEY-----/;

my (@vpcs, @subnets, @groups, @tables);
for my $n (0, 1) {
    my $vpc = $ec2->create_vpc("10.$n.0.0/16") or die $ec2->error_str;
    $vpc->add_tags(Name => "vpc-$n");
    my $subnet = $ec2->create_subnet(-vpc_id => $vpc, -cidr_block => "10.$n.1.0/24");
    my $group = $ec2->create_security_group(
        -name => "group-$n", -description => 'SSH from the other side', -vpc_id => $vpc);
    $group->authorize_incoming(-protocol => 'tcp', -port => 22, -source => '10.' . (1 - $n) . '.0.0/16');
    $group->authorize_incoming(-protocol => 'tcp', -port => '8000..8010', -group => $group->groupId);
    $group->update or die $ec2->error_str;
    my $table = $ec2->create_route_table($vpc);
    $table->associate($subnet);
    push @vpcs, $vpc; push @subnets, $subnet; push @groups, $group; push @tables, $table;
}

# Filters and ids: each finds its one VPC, not all of them.
my @found = $ec2->describe_vpcs(-filter => { 'tag:Name' => 'vpc-1' });
check('VPCs by tag', scalar @found, 1);
check('the VPC by tag', $found[0], $vpcs[1]);
check('its name', $found[0]->tags->{Name}, 'vpc-1');
@found = $ec2->describe_vpcs($vpcs[0]);
check('VPCs by id', "@found", $vpcs[0]);
@found = $ec2->describe_subnets(-filter => { 'vpc-id' => [map { "$_" } @vpcs] });
check('subnets', scalar @found, 2);
my ($group) = $ec2->describe_security_groups($groups[0]->groupId);
check('permissions', join(' ', sort map { $_->fromPort . '-' . $_->toPort } $group->ipPermissions), '22-22 8000-8010');

my $gateway = $ec2->create_internet_gateway;
$gateway->attach($vpcs[0]);
$tables[0]->create_route('0.0.0.0/0' => $gateway);

my $peering = $ec2->create_vpc_peering_connection(-vpc_id => $vpcs[0], -peer_vpc_id => $vpcs[1]);
$ec2->accept_vpc_peering_connection($peering);
my ($described) = $ec2->describe_vpc_peering_connections($peering);
check('peering status', $described->status->code, 'active');

my $acl = $ec2->create_network_acl($vpcs[0]);
$ec2->create_network_acl_entry(
    -network_acl_id => $acl, -rule_number => 90, -protocol => 6, -rule_action => 'allow', -egress => 0,
    -cidr_block => '10.0.0.0/8', -port_from => 22, -port_to => 22);
my ($entry) = grep { $_->ruleNumber == 90 } ($ec2->describe_network_acls($acl))[0]->entries;
check('entry', $entry->cidrBlock . ' ' . $entry->ruleAction, '10.0.0.0/8 allow');

my ($instance) = $ec2->run_instances(
    -image_id => $image, -instance_type => 't2.micro', -subnet_id => $subnets[0], -key_name => 'access',
    -security_group_id => $groups[0]->groupId, -min_count => 1, -max_count => 1);
$ec2->wait_for_instances($instance);
check('instance', $instance->current_status, 'running');
check('its VPC', $instance->vpcId, $vpcs[0]);

my $address = $ec2->allocate_address('vpc');
my $association = $address->associate($instance) or die $ec2->error_str;
$instance->refresh;
check('public address', $instance->ipAddress, $address->publicIp);

refused('DependencyViolation', sub { $ec2->delete_subnet($subnets[0]) });
refused('InvalidVpcID.NotFound', sub { $ec2->describe_vpcs('vpc-12345678') });

$address->refresh;
$address->disassociate;
$ec2->release_address($address);
$instance->terminate;
$ec2->wait_for_instances($instance);
$ec2->delete_network_acl($acl);
$ec2->delete_vpc_peering_connection($peering);
$gateway->detach($vpcs[0]);
$ec2->delete_internet_gateway($gateway);
for my $n (0, 1) {
    my ($table) = $ec2->describe_route_tables($tables[$n]);
    $ec2->disassociate_route_table($_->routeTableAssociationId) for $table->associations;
    $ec2->delete_route_table($table);
    $ec2->delete_security_group($groups[$n]->groupId);
    $ec2->delete_subnet($subnets[$n]);
    $ec2->delete_vpc($vpcs[$n]);
}
$ec2->delete_key_pair('access');
@found = $ec2->describe_vpcs;
check('VPCs left', scalar @found, 0);
print "ok\n";
