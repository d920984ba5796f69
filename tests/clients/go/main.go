// The AWS SDK for Go, version 2, as Debian packages it: two peered VPCs with an instance, and all of it gone again.
// Prints "ok" or ends with 1.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/ec2/types"
	"github.com/aws/smithy-go"
)

const patience = 60 * time.Second

var ctx = context.Background()

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func check(what string, is, expected any) {
	if is != expected {
		panic(fmt.Sprintf("%s: %v, expected %v", what, is, expected))
	}
}

func refused(code string, err error) {
	var refusal smithy.APIError
	if !errors.As(err, &refusal) || refusal.ErrorCode() != code {
		panic(fmt.Sprintf("expected %s: %v", code, err))
	}
}

func client() *ec2.Client {
	return ec2.New(ec2.Options{
		Region:           "us-east-1",
		EndpointResolver: ec2.EndpointResolverFromURL(os.Getenv("AWS_ENDPOINT")),
		Credentials:      credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), "any", ""),
		RetryMaxAttempts: 1,
	})
}

type side struct {
	cidr, vpc, subnet, group, table, association string
}

func build(api *ec2.Client, number int) side {
	made := side{cidr: fmt.Sprintf("10.%d.0.0/16", number)}
	vpc, err := api.CreateVpc(ctx, &ec2.CreateVpcInput{
		CidrBlock: &made.cidr,
		TagSpecifications: []types.TagSpecification{{
			ResourceType: types.ResourceTypeVpc,
			Tags:         []types.Tag{{Key: aws.String("Name"), Value: aws.String(fmt.Sprintf("vpc-%d", number))}},
		}},
	})
	must(err)
	made.vpc = *vpc.Vpc.VpcId
	must(ec2.NewVpcAvailableWaiter(api).Wait(ctx, &ec2.DescribeVpcsInput{VpcIds: []string{made.vpc}}, patience))

	subnet, err := api.CreateSubnet(ctx, &ec2.CreateSubnetInput{
		VpcId: &made.vpc, CidrBlock: aws.String(fmt.Sprintf("10.%d.1.0/24", number)),
	})
	must(err)
	made.subnet = *subnet.Subnet.SubnetId

	group, err := api.CreateSecurityGroup(ctx, &ec2.CreateSecurityGroupInput{
		VpcId: &made.vpc, GroupName: aws.String("web"), Description: aws.String("Web"),
	})
	must(err)
	made.group = *group.GroupId
	rules, err := api.AuthorizeSecurityGroupIngress(ctx, &ec2.AuthorizeSecurityGroupIngressInput{
		GroupId: &made.group,
		IpPermissions: []types.IpPermission{{
			IpProtocol: aws.String("tcp"), FromPort: aws.Int32(22), ToPort: aws.Int32(22),
			IpRanges: []types.IpRange{{CidrIp: aws.String("10.0.0.0/8"), Description: aws.String("SSH")}},
		}},
	})
	must(err)
	check("rules", *rules.SecurityGroupRules[0].CidrIpv4, "10.0.0.0/8")

	table, err := api.CreateRouteTable(ctx, &ec2.CreateRouteTableInput{VpcId: &made.vpc})
	must(err)
	made.table = *table.RouteTable.RouteTableId
	association, err := api.AssociateRouteTable(ctx, &ec2.AssociateRouteTableInput{
		RouteTableId: &made.table, SubnetId: &made.subnet,
	})
	must(err)
	made.association = *association.AssociationId
	return made
}

func remove(api *ec2.Client, made side) {
	_, err := api.DisassociateRouteTable(ctx, &ec2.DisassociateRouteTableInput{AssociationId: &made.association})
	must(err)
	_, err = api.DeleteRouteTable(ctx, &ec2.DeleteRouteTableInput{RouteTableId: &made.table})
	must(err)
	_, err = api.DeleteSecurityGroup(ctx, &ec2.DeleteSecurityGroupInput{GroupId: &made.group})
	must(err)
	_, err = api.DeleteSubnet(ctx, &ec2.DeleteSubnetInput{SubnetId: &made.subnet})
	must(err)
	_, err = api.DeleteVpc(ctx, &ec2.DeleteVpcInput{VpcId: &made.vpc})
	must(err)
}

func peer(api *ec2.Client, a, b side) string {
	requested, err := api.CreateVpcPeeringConnection(ctx, &ec2.CreateVpcPeeringConnectionInput{
		VpcId: &a.vpc, PeerVpcId: &b.vpc,
	})
	must(err)
	peering := *requested.VpcPeeringConnection.VpcPeeringConnectionId
	must(ec2.NewVpcPeeringConnectionExistsWaiter(api).Wait(ctx, &ec2.DescribeVpcPeeringConnectionsInput{
		VpcPeeringConnectionIds: []string{peering},
	}, patience))
	_, err = api.AcceptVpcPeeringConnection(ctx, &ec2.AcceptVpcPeeringConnectionInput{VpcPeeringConnectionId: &peering})
	must(err)
	described, err := api.DescribeVpcPeeringConnections(ctx, &ec2.DescribeVpcPeeringConnectionsInput{
		VpcPeeringConnectionIds: []string{peering},
	})
	must(err)
	check("peering", described.VpcPeeringConnections[0].Status.Code, types.VpcPeeringConnectionStateReasonCodeActive)
	for own, other := range map[side]side{a: b, b: a} {
		_, err = api.CreateRoute(ctx, &ec2.CreateRouteInput{
			RouteTableId: aws.String(own.table), DestinationCidrBlock: aws.String(other.cidr),
			VpcPeeringConnectionId: &peering,
		})
		must(err)
	}
	return peering
}

// NetworkInterface.1.* in RunInstances.
func launch(api *ec2.Client, where side) string {
	images, err := api.DescribeImages(ctx, &ec2.DescribeImagesInput{Owners: []string{"amazon"}})
	must(err)
	launched, err := api.RunInstances(ctx, &ec2.RunInstancesInput{
		ImageId: images.Images[0].ImageId, InstanceType: types.InstanceTypeT3Micro,
		MinCount: aws.Int32(1), MaxCount: aws.Int32(1),
		NetworkInterfaces: []types.InstanceNetworkInterfaceSpecification{{
			DeviceIndex: aws.Int32(0), SubnetId: &where.subnet, Groups: []string{where.group},
			AssociatePublicIpAddress: aws.Bool(false), DeleteOnTermination: aws.Bool(true),
		}},
	})
	must(err)
	id := *launched.Instances[0].InstanceId
	must(ec2.NewInstanceRunningWaiter(api).Wait(ctx, &ec2.DescribeInstancesInput{InstanceIds: []string{id}}, patience))
	return id
}

func pages(api *ec2.Client, vpc string) {
	for number := 2; number < 8; number++ {
		_, err := api.CreateSubnet(ctx, &ec2.CreateSubnetInput{
			VpcId: &vpc, CidrBlock: aws.String(fmt.Sprintf("10.0.%d.0/24", number)),
		})
		must(err)
	}
	paginator := ec2.NewDescribeSubnetsPaginator(api, &ec2.DescribeSubnetsInput{
		MaxResults: aws.Int32(5), Filters: []types.Filter{{Name: aws.String("vpc-id"), Values: []string{vpc}}},
	})
	count, found := 0, map[string]string{}
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		must(err)
		count++
		for _, subnet := range page.Subnets {
			found[*subnet.SubnetId] = *subnet.CidrBlock
		}
	}
	check("pages", count, 2)
	check("subnets", len(found), 7)
	for id, cidr := range found {
		if cidr != "10.0.1.0/24" {
			_, err := api.DeleteSubnet(ctx, &ec2.DeleteSubnetInput{SubnetId: aws.String(id)})
			must(err)
		}
	}
}

func main() {
	api := client()
	a, b := build(api, 0), build(api, 1)
	pages(api, a.vpc)
	peering := peer(api, a, b)
	instance := launch(api, a)

	_, err := api.CreateTags(ctx, &ec2.CreateTagsInput{
		Resources: []string{instance, a.vpc}, Tags: []types.Tag{{Key: aws.String("Stage"), Value: aws.String("")}},
	})
	must(err)
	tags, err := api.DescribeTags(ctx, &ec2.DescribeTagsInput{
		Filters: []types.Filter{{Name: aws.String("key"), Values: []string{"Stage"}}},
	})
	must(err)
	check("tags", len(tags.Tags), 2)

	_, err = api.DeleteSubnet(ctx, &ec2.DeleteSubnetInput{SubnetId: &a.subnet})
	refused("DependencyViolation", err)
	_, err = api.DescribeVpcs(ctx, &ec2.DescribeVpcsInput{VpcIds: []string{"vpc-0"}})
	refused("InvalidVpcID.NotFound", err)

	_, err = api.TerminateInstances(ctx, &ec2.TerminateInstancesInput{InstanceIds: []string{instance}})
	must(err)
	must(ec2.NewInstanceTerminatedWaiter(api).Wait(ctx, &ec2.DescribeInstancesInput{
		InstanceIds: []string{instance},
	}, patience))
	_, err = api.DeleteVpcPeeringConnection(ctx, &ec2.DeleteVpcPeeringConnectionInput{VpcPeeringConnectionId: &peering})
	must(err)
	must(ec2.NewVpcPeeringConnectionDeletedWaiter(api).Wait(ctx, &ec2.DescribeVpcPeeringConnectionsInput{
		VpcPeeringConnectionIds: []string{peering},
	}, patience))
	remove(api, a)
	remove(api, b)
	left, err := api.DescribeVpcs(ctx, &ec2.DescribeVpcsInput{})
	must(err)
	check("VPCs left", len(left.Vpcs), 0)
	fmt.Println("ok")
}
