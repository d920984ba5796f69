# Net::Amazon::EC2 (API version 2014-06-15, signature version 2 or 4 by the argument, flat rules, a host signed without
# its port): an instance in the default VPC. Prints "ok" or dies.
use strict;
use warnings;
use Net::Amazon::EC2;

my $ec2 = Net::Amazon::EC2->new(
    AWSAccessKeyId => $ENV{AWS_ACCESS_KEY_ID}, SecretAccessKey => 'any', base_url => $ENV{AWS_ENDPOINT},
    signature_version => $ARGV[0], return_errors => 1);

sub check {
    my ($what, $is, $expected) = @_;
    die "$what: " . (defined $is ? $is : 'undef') . ", expected $expected\n" unless defined $is && $is eq $expected;
}

# Errors come back as objects.
sub done {
    my ($what, $result) = @_;
    die "$what: " . join(' ', map { $_->code . ': ' . $_->message } @{ $result->errors }) . "\n"
        if ref $result && ref $result ne 'ARRAY' && $result->isa('Net::Amazon::EC2::Errors');
    die "$what: nothing\n" unless $result;
    return $result;
}

sub refused {
    my ($code, $result) = @_;
    die "expected $code\n" unless ref $result && $result->isa('Net::Amazon::EC2::Errors');
    check('refusal', $result->errors->[0]->code, $code);
}

my @regions = grep { $_->region_name eq 'us-east-1' } @{ done('regions', $ec2->describe_regions) };
check('regions', scalar @regions, 1);
my $zones = done('zones', $ec2->describe_availability_zones);
check('zone', $zones->[0]->zone_name, 'us-east-1a');
my ($image) = grep { $_->architecture eq 'x86_64' } @{ done('images', $ec2->describe_images(Owner => 'amazon')) };

my $key = done('key pair', $ec2->create_key_pair(KeyName => 'access'));
die 'no private key' unless $key->key_material =~ /^-----BEGIN RSA PRIVATE KEY-----/;
refused('InvalidKeyPair.Duplicate', $ec2->create_key_pair(KeyName => 'access'));

done('group', $ec2->create_security_group(GroupName => 'web', GroupDescription => 'Web'));
done('rule', $ec2->authorize_security_group_ingress(
    GroupName => 'web', IpProtocol => 'tcp', FromPort => 22, ToPort => 22, CidrIp => '203.0.113.0/24'));
my ($group) = @{ done('groups', $ec2->describe_security_groups(GroupName => 'web')) };
check('groups by name', $group->group_name, 'web');
my $permission = $group->ip_permissions->[0];
check('permission', join(' ', $permission->ip_protocol, $permission->from_port, $permission->to_port,
                         $permission->ip_ranges->[0]->cidr_ip), 'tcp 22 22 203.0.113.0/24');

my $subnets = done('subnets', $ec2->describe_subnets);
my $reservation = done('launch', $ec2->run_instances(
    ImageId => $image->image_id, MinCount => 2, MaxCount => 2, InstanceType => 't2.micro', KeyName => 'access',
    SubnetId => $subnets->[0]->subnet_id, SecurityGroupId => $group->group_id));
my ($first, $second) = map { $_->instance_id } @{ $reservation->instances_set };

done('tags', $ec2->create_tags(ResourceId => [$first, $second], Tags => { Stage => 'test' }));
my $tagged = done('tagged', $ec2->describe_tags('Filter.Name' => ['resource-id'], 'Filter.Value' => [$first]));
check('tags', scalar @$tagged, 1);
my $described = done('instances', $ec2->describe_instances(InstanceId => $first));
check('instances by id', scalar @$described, 1);
check('state', $described->[0]->instances_set->[0]->instance_state->name, 'running');

my $address = done('address', $ec2->allocate_vpc_address);
done('association', $ec2->associate_address(InstanceId => $first, AllocationId => $address));
my ($held) = @{ done('addresses', $ec2->describe_addresses) };
check('address', $held->instance_id, $first);

refused('DependencyViolation', $ec2->delete_security_group(GroupName => 'web'));
my $changes = done('end', $ec2->terminate_instances(InstanceId => [$first]));
check('ended', scalar @$changes, 1);
refused('InvalidParameterValue', $ec2->release_address(PublicIp => $held->public_ip));  # AWS wants the allocation id
check('the other one', $ec2->describe_instances(InstanceId => $second)->[0]->instances_set->[0]->instance_state->name,
      'running');
done('end', $ec2->terminate_instances(InstanceId => $second));
done('revocation', $ec2->revoke_security_group_ingress(
    GroupName => 'web', IpProtocol => 'tcp', FromPort => 22, ToPort => 22, CidrIp => '203.0.113.0/24'));
done('delete group', $ec2->delete_security_group(GroupName => 'web'));
done('delete key pair', $ec2->delete_key_pair(KeyName => 'access'));
print "ok\n";
