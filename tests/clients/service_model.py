"""vpcsim against AWS's own description of EC2: the service model that botocore carries (2016-11-15).

Two checks, and actions join both by being in `vpcsim actions --json`:
 - declaration_faults(action): what vpcsim declares, against the model's shapes;
 - check_answers(client, violations): every answer that a boto3 client gets, against the output shape.
"""

import functools
import re
import uuid
import xml.etree.ElementTree as ElementTree

import botocore.session

VERSION = "2016-11-15"
NAMESPACE = f"http://ec2.amazonaws.com/doc/{VERSION}/"

# What AWS added after botocore 1.29.27 (Debian 12): shape (by the model's name) -> member -> XML name. An entry
# has no effect once the installed model knows the member.
NEWER_MEMBERS = {
    "CreateTransitGatewayVpcAttachmentRequestOptions": {"SecurityGroupReferencingSupport": ""},
    "ModifyTransitGatewayOptions": {"SecurityGroupReferencingSupport": "", "EncryptionSupport": ""},
    "ModifyTransitGatewayVpcAttachmentRequestOptions": {"SecurityGroupReferencingSupport": ""},
    "SecurityGroupReference": {"TransitGatewayId": "transitGatewayId"},
    "TransitGatewayOptions": {"SecurityGroupReferencingSupport": "securityGroupReferencingSupport"},
    "TransitGatewayRequestOptions": {"SecurityGroupReferencingSupport": ""},
    "TransitGatewayVpcAttachmentOptions": {"SecurityGroupReferencingSupport": "securityGroupReferencingSupport"},
    "AllocateAddressRequest": {"IpamPoolId": ""},
    "AssociateSubnetCidrBlockRequest": {"Ipv6IpamPoolId": "", "Ipv6NetmaskLength": ""},
    "AssociateRouteTableRequest": {"PublicIpv4Pool": ""},
    "AttachNetworkInterfaceRequest": {"EnaQueueCount": ""},
    "AvailabilityZone": {"GroupLongName": "groupLongName"},
    "CopyImageRequest": {"TagSpecifications": "TagSpecification", "SnapshotCopyCompletionDurationMinutes": "",
                         "DestinationAvailabilityZone": "", "DestinationAvailabilityZoneId": ""},
    "CreateDefaultSubnetRequest": {"AvailabilityZoneId": ""},
    "CreateImageRequest": {"SnapshotLocation": ""},
    "CreateSnapshotRequest": {"Location": ""},
    "DeregisterImageRequest": {"DeleteAssociatedSnapshots": ""},
    "DeregisterImageResult": {"DeleteSnapshotResults": "deleteSnapshotResultSet"},
    "Image": {"SourceInstanceId": "sourceInstanceId", "SourceImageId": "sourceImageId",
              "SourceImageRegion": "sourceImageRegion", "LastLaunchedTime": "lastLaunchedTime",
              "DeregistrationProtection": "deregistrationProtection"},
    "ImageAttribute": {"DeregistrationProtection": "deregistrationProtection"},
    "RegisterImageRequest": {"TagSpecifications": "TagSpecification"},
    "CreateNetworkInsightsPathRequest": {"FilterAtSource": "", "FilterAtDestination": ""},
    "NetworkInsightsPath": {"FilterAtSource": "filterAtSource", "FilterAtDestination": "filterAtDestination"},
    "StartNetworkInsightsAnalysisRequest": {"FilterOutArns": "FilterOutArn"},
    "NetworkInsightsAnalysis": {"FilterOutArns": "filterOutArnSet"},
    "AnalysisRouteTableRoute": {"CarrierGatewayId": "carrierGatewayId", "CoreNetworkArn": "coreNetworkArn",
                                "LocalGatewayId": "localGatewayId"},
    "AdditionalDetail": {"VpcEndpointService": "vpcEndpointService", "RuleOptions": "ruleOptionSet",
                         "RuleGroupTypePairs": "ruleGroupTypePairSet",
                         "RuleGroupRuleOptionsPairs": "ruleGroupRuleOptionsPairSet", "ServiceName": "serviceName",
                         "LoadBalancers": "loadBalancerSet"},
    "AnalysisLoadBalancerTarget": {"AvailabilityZoneId": "availabilityZoneId"},
    "Explanation": {"AvailabilityZoneIds": "availabilityZoneIdSet", "FirewallStatelessRule": "firewallStatelessRule",
                    "FirewallStatefulRule": "firewallStatefulRule"},
    "PathComponent": {"FirewallStatelessRule": "firewallStatelessRule", "FirewallStatefulRule": "firewallStatefulRule",
                      "ServiceName": "serviceName"},
    "CreateNatGatewayRequest": {"SecondaryAllocationIds": "", "SecondaryPrivateIpAddresses": "",
                                "SecondaryPrivateIpAddressCount": "", "AvailabilityMode": "", "VpcId": "",
                                "AvailabilityZoneAddresses": ""},
    "CreateNetworkAclRequest": {"ClientToken": "clientToken"},
    "CreateNetworkAclResult": {"ClientToken": "clientToken"},
    "CreateNetworkInterfaceRequest": {"EnablePrimaryIpv6": "", "ConnectionTrackingSpecification": "", "Operator": ""},
    "CreateRouteRequest": {"OdbNetworkArn": ""},
    "CreateRouteTableRequest": {"ClientToken": "clientToken"},
    "CreateRouteTableResult": {"ClientToken": "clientToken"},
    "CreateSecurityGroupResult": {"SecurityGroupArn": "securityGroupArn"},
    "CreateSubnetRequest": {"Ipv4IpamPoolId": "", "Ipv4NetmaskLength": "", "Ipv6IpamPoolId": "",
                            "Ipv6NetmaskLength": ""},
    "CreateVpcEndpointRequest": {"SubnetConfigurations": "", "ServiceNetworkArn": "", "ResourceConfigurationArn": "",
                                 "ServiceRegion": ""},
    "CreateVpcEndpointServiceConfigurationRequest": {"SupportedRegions": ""},
    "CreateVpcRequest": {"VpcEncryptionControl": ""},
    "DeleteKeyPairResult": {"KeyPairId": "keyPairId"},
    "DeleteSecurityGroupResult": {"GroupId": "groupId"},
    "DescribeImagesRequest": {"MaxResults": "maxResults", "NextToken": "nextToken", "IncludeDisabled": ""},
    "DescribeImagesResult": {"NextToken": "nextToken"},
    "DescribeInstanceStatusRequest": {"IncludeManagedResources": ""},
    "DescribeInstanceTypesRequest": {"IncludeUnsupportedInRegion": ""},
    "DescribeInstancesRequest": {"IncludeManagedResources": ""},
    "DescribeNetworkInterfacesRequest": {"IncludeManagedResources": ""},
    "DescribeVpcEndpointServicesRequest": {"ServiceRegions": ""},
    "DnsOptionsSpecification": {"PrivateDnsOnlyForInboundResolverEndpoint": "", "PrivateDnsPreference": "",
                                "PrivateDnsSpecifiedDomains": ""},
    "CpuOptionsRequest": {"AmdSevSnp": "", "NestedVirtualization": ""},
    "DescribeInstanceTypeOfferingsRequest": {"IncludeUnsupportedInRegion": ""},
    "DescribeVolumesRequest": {"IncludeManagedResources": ""},
    "EbsBlockDevice": {"AvailabilityZone": "", "AvailabilityZoneId": "", "VolumeInitializationRate": "",
                       "EbsCardIndex": ""},
    "Instance": {"CurrentInstanceBootMode": "currentInstanceBootMode"},
    "InstanceNetworkInterfaceSpecification": {"PrimaryIpv6": "", "EnaSrdSpecification": "",
                                              "ConnectionTrackingSpecification": "", "EnaQueueCount": ""},
    "ModifyImageAttributeRequest": {"ImdsSupport": ""},
    "ModifyManagedPrefixListRequest": {"IpamPrefixListResolverSyncEnabled": ""},
    "ModifyNetworkInterfaceAttributeRequest": {"EnablePrimaryIpv6": "", "ConnectionTrackingSpecification": "",
                                               "AssociatePublicIpAddress": "", "AssociatedSubnetIds": ""},
    "ModifyVpcEndpointRequest": {"SubnetConfigurations": ""},
    "ModifyVpcEndpointServiceConfigurationRequest": {"AddSupportedRegions": "", "RemoveSupportedRegions": ""},
    "InstanceIpv6Address": {"IsPrimaryIpv6": "isPrimaryIpv6"},
    "NatGatewayAddress": {"AssociationId": "associationId", "IsPrimary": "isPrimary",
                          "FailureMessage": "failureMessage", "Status": "status"},
    "NetworkInterfaceAttachmentChanges": {"DefaultEnaQueueCount": "", "EnaQueueCount": ""},
    "Placement": {"AvailabilityZoneId": "availabilityZoneId"},
    "NetworkInterfaceIpv6Address": {"IsPrimaryIpv6": "isPrimaryIpv6"},
    "ReplaceRouteRequest": {"OdbNetworkArn": ""},
    "RevokeSecurityGroupEgressResult": {"RevokedSecurityGroupRules": "revokedSecurityGroupRuleSet"},
    "RevokeSecurityGroupIngressResult": {"RevokedSecurityGroupRules": "revokedSecurityGroupRuleSet"},
    "RevokedSecurityGroupRule": {"SecurityGroupRuleId": "securityGroupRuleId", "GroupId": "groupId",
                                 "IsEgress": "isEgress", "IpProtocol": "ipProtocol", "FromPort": "fromPort",
                                 "ToPort": "toPort", "CidrIpv4": "cidrIpv4", "ReferencedGroupId": "referencedGroupId",
                                 "Description": "description"},
    "RunInstancesRequest": {"EnablePrimaryIpv6": "", "NetworkPerformanceOptions": "", "Operator": "",
                            "SecondaryInterfaces": ""},
    "BlockPublicAccessStates": {"InternetGatewayBlockMode": "internetGatewayBlockMode"},
    "Subnet": {"BlockPublicAccessStates": "blockPublicAccessStates"},
    "SubnetConfiguration": {"SubnetId": "", "Ipv4": "", "Ipv6": ""},
    "Vpc": {"BlockPublicAccessStates": "blockPublicAccessStates"},
    "SubnetIpv6CidrBlockAssociation": {"Ipv6AddressAttribute": "ipv6AddressAttribute", "IpSource": "ipSource"},
    "VpcIpv6CidrBlockAssociation": {"Ipv6AddressAttribute": "ipv6AddressAttribute", "IpSource": "ipSource"},
    "SecurityGroup": {"SecurityGroupArn": "securityGroupArn"},
    "SecurityGroupRule": {"SecurityGroupRuleArn": "securityGroupRuleArn"},
    "StopInstancesRequest": {"SkipOsShutdown": ""},
    "TerminateInstancesRequest": {"Force": "", "SkipOsShutdown": ""},
}
NEWER_ACTIONS = {
    "AssociateNatGatewayAddress", "DisassociateNatGatewayAddress", "AssignPrivateNatGatewayAddress",
    "UnassignPrivateNatGatewayAddress", "AssociateSecurityGroupVpc", "DisassociateSecurityGroupVpc",
    "DescribeSecurityGroupVpcAssociations", "GetSecurityGroupsForVpc",
    "EnableImage", "DisableImage", "EnableImageDeregistrationProtection", "DisableImageDeregistrationProtection",
    "EnableImageBlockPublicAccess", "DisableImageBlockPublicAccess", "GetImageBlockPublicAccessState",
}
# What AWS answers and its model doesn't list, by the model's name of the enumeration.
UNLISTED_VALUES = {
    "BootModeType": {"uefi-preferred"},
    "BootModeValues": {"uefi-preferred"},
    "HostTenancy": {"default"},
    "ImageAttributeName": {"deregistrationProtection"},
    "ImageState": {"disabled"},
    "LocationType": {"outpost"},
    "AttachmentStatus": {"available"},  # of internet gateways: Terraform waits for it
    "NetworkInterfaceType": {"nat_gateway"},  # the model says natGateway
    # Of VPC endpoints: the model begins them with capitals, AWS's examples and Terraform don't.
    "State": {"pendingAcceptance", "pending", "available", "deleting", "deleted", "rejected", "failed", "expired"},
}

_SCALARS = {
    "string": "string", "character": "string", "blob": "string", "integer": "integer", "long": "integer",
    "double": "double", "boolean": "boolean", "timestamp": "timestamp", "list": "list", "structure": "structure",
}


@functools.cache
def service():
    return botocore.session.get_session().get_service_model("ec2")


def is_known_action(name):
    return name in service().operation_names


def _capitalized(name):
    return name[0].upper() + name[1:]


def query_name(name, shape):
    """botocore's EC2 rule for the name of a request parameter."""
    serialization = shape.serialization
    return serialization.get("queryName") or _capitalized(serialization.get("name", name))


def xml_name(name, shape):
    return shape.serialization.get("name", name)


def _is_newer(ours, shape, member):
    """Where the installed model has no shape at all, vpcsim's own name stands for the newer one."""
    return member in NEWER_MEMBERS.get(shape.name if shape else ours["name"], ())


# ---- what vpcsim declares ------------------------------------------------------------------------------------

def _type_faults(path, ours, shape):
    wanted = _SCALARS.get(shape.type_name, shape.type_name)
    if ours["type"] != wanted:
        yield f"{path}: vpcsim says {ours['type']}, AWS {wanted}"
        return
    values = getattr(shape, "enum", None)
    if ours.get("enum") and values:
        unknown = set(ours["enum"]) - set(values) - UNLISTED_VALUES.get(shape.name, set())
        if unknown:
            yield f"{path}: AWS has no value {sorted(unknown)} (it has {values})"


def _request_faults(path, ours, shape):
    yield from _type_faults(path, ours, shape)
    if shape.type_name == "list" and ours["type"] == "list":
        yield from _request_faults(f"{path}[]", ours["element"], shape.member)
    if shape.type_name == "structure" and ours["type"] == "structure":
        yield from _request_member_faults(path, ours["shape"], shape)


def _request_member_faults(path, ours, shape):
    for name, member in (shape.members if shape else {}).items():
        where = f"{path}.{name}"
        if name == "DryRun" and "." not in path:
            continue  # every action takes it: protocol, not shape
        declared = ours["members"].get(name)
        if declared is None:
            yield f"{where}: neither implemented nor refused"
            continue
        if declared["query"] != query_name(name, member):
            yield f"{where}: its query name is {query_name(name, member)}, not {declared['query']}"
        if not declared.get("refused"):
            yield from _request_faults(where, declared, member)
    for name in ours["members"]:
        if (shape is None or name not in shape.members) and not _is_newer(ours, shape, name):
            yield f"{path}.{name}: AWS has no such parameter"


def _result_faults(path, ours, shape):
    yield from _type_faults(path, ours, shape)
    if shape.type_name == "list" and ours["type"] == "list":
        if xml_name("member", shape.member) != "item":
            yield f"{path}: its items are called {xml_name('member', shape.member)}"
        yield from _result_faults(f"{path}[]", ours["element"], shape.member)
    if shape.type_name == "structure" and ours["type"] == "structure":
        yield from _result_member_faults(path, ours["shape"], shape)


def _result_member_faults(path, ours, shape):
    for name, declared in ours["members"].items():
        where = f"{path}.{name}"
        member = shape.members.get(name) if shape else None
        if member is not None:
            if declared["xml"] != xml_name(name, member):
                yield f"{where}: its XML name is {xml_name(name, member)}, not {declared['xml']}"
            if not declared.get("refused"):
                yield from _result_faults(where, declared, member)
        elif name == "Return" and "." not in path:
            if declared["xml"] != "return" or declared["type"] != "boolean":
                yield f"{where}: must be <return>true</return>"
        elif not _is_newer(ours, shape, name):
            yield f"{where}: AWS answers no such member"


def declaration_faults(action):
    """Sentences about all that is wrong with one element of `vpcsim actions --json`."""
    if not is_known_action(action["name"]):
        return [] if action["name"] in NEWER_ACTIONS else ["AWS has no such action"]
    operation = service().operation_model(action["name"])
    return [
        *_request_member_faults("request", action["request"], operation.input_shape),
        *_result_member_faults("result", action["result"], operation.output_shape),
    ]


# ---- what vpcsim answers -------------------------------------------------------------------------------------

_PATTERNS = {
    "integer": r"-?\d+", "long": r"-?\d+", "boolean": r"true|false", "float": r"-?\d+(\.\d+)?", "double": r"-?\d+(\.\d+)?",
    "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
}
# AWS leaves these out rather than sending them empty. (It does send <value/>, <reason/>, <dnsName/>...)
_SENT_EMPTY = re.compile(r"volumeSet\[\d+\]\.snapshotId$")
_NEVER_EMPTY = re.compile(r"(Id|Arn|State|Status|Code|CidrBlock|CidrIp|Ipv4|Ipv6|IpAddress|Zone|Type|Protocol)$")


def _local_name(element):
    return element.tag.removeprefix("{" + NAMESPACE + "}")


def _has_text(element):
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _scalar_faults(path, element, shape, name):
    if len(element):
        yield f"{path}: has elements inside, should be a {shape.type_name}"
        return
    text = element.text or ""
    pattern = _PATTERNS.get(shape.type_name)
    values = getattr(shape, "enum", None)
    if pattern and not re.fullmatch(pattern, text):
        yield f"{path}: {text!r} is not a {shape.type_name}"
    if values and text not in values and text not in UNLISTED_VALUES.get(shape.name, set()):
        yield f"{path}: {text!r} is not one of {values}"
    if text == "" and _NEVER_EMPTY.search(name) and not _SENT_EMPTY.search(path):
        yield f"{path}: is empty"


def _element_faults(path, element, shape, name):
    if shape.type_name == "structure":
        yield from _structure_faults(path, element, shape)
    elif shape.type_name == "list":
        if _has_text(element):
            yield f"{path}: has text between its items"
        for index, item in enumerate(element):
            if _local_name(item) != xml_name("member", shape.member):
                yield f"{path}: holds <{_local_name(item)}>, should hold <{xml_name('member', shape.member)}>"
                return
            yield from _element_faults(f"{path}[{index}]", item, shape.member, name)
    else:
        yield from _scalar_faults(path, element, shape, name)


def _structure_faults(path, element, shape, skipped=()):
    if _has_text(element):
        yield f"{path}: has text between its members"
    members = {xml_name(name, member): (name, member) for name, member in shape.members.items()} if shape else {}
    newer = NEWER_MEMBERS.get(shape.name if shape else path + "Result", {}).values()
    seen = set()
    for child in element:
        name = _local_name(child)
        where = f"{path}.{name}"
        if name in seen:
            yield f"{where}: twice"
        seen.add(name)
        if name in members:
            yield from _element_faults(where, child, members[name][1], members[name][0])
        elif name not in skipped and name not in newer:
            yield f"{where}: AWS has no such element here"


def answer_faults(operation, body, request_id):
    """Sentences about all that is wrong with the XML of a successful answer."""
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        return [f"{operation.name}: not well-formed XML: {error}"]
    wanted = "{" + NAMESPACE + "}" + operation.name + "Response"
    if root.tag != wanted:
        return [f"{operation.name}: the root is {root.tag}, should be {wanted}"]
    faults = []
    first = root[0] if len(root) else None
    if first is None or _local_name(first) != "requestId" or not is_uuid(first.text):
        faults.append(f"{operation.name}: the first element should be a requestId, a UUID")
    elif first.text != request_id:
        faults.append(f"{operation.name}: the body's request id {first.text} is not the header's {request_id}")
    returned = [child.text for child in root if _local_name(child) == "return"]
    if returned not in ([], ["true"]):
        faults.append(f"{operation.name}: return is {returned}")
    output = operation.output_shape
    faults += _structure_faults(operation.name, root, output, skipped=("requestId", "return"))
    if operation.name.startswith("Describe") and output:
        lists = [xml_name(n, m) for n, m in output.members.items() if m.type_name == "list"]
        present = {_local_name(child) for child in root}
        if len(lists) == 1 and lists[0] not in present:
            faults.append(f"{operation.name}: {lists[0]} is missing; an empty list is an empty element")
    return faults


def is_uuid(text):
    try:
        return str(uuid.UUID(text or "")) == text
    except ValueError:
        return False


def check_answers(client, violations):
    """From now on every successful answer to that boto3 client is checked, and its faults appended."""

    def check(response_dict=None, event_name="", **_):
        if response_dict is None or response_dict["status_code"] != 200:
            return
        operation = client.meta.service_model.operation_model(event_name.rsplit(".", 1)[1])
        request_id = {name.lower(): value for name, value in response_dict["headers"].items()}.get("x-amzn-requestid")
        violations.extend(answer_faults(operation, response_dict["body"], request_id))

    client.meta.events.register("response-received.ec2", check)
