// The form "Create and analyze path" as the parameters of CreateNetworkInsightsPath.
import type {
  CreateNetworkInsightsPathCommandInput,
  PathRequestFilter,
  Protocol,
  RequestFilterPortRange,
} from '@aws-sdk/client-ec2';
import {tagSpecifications, type EditedTag} from '../../resource/tags';

/// What the packet's header is to have at one end, as typed; empty: anything.
export interface HeaderFields {
  sourceAddress: string;
  sourcePorts: string; ///< "1024-65535", "443"
  destinationAddress: string;
  destinationPorts: string;
}

export const anyHeader: HeaderFields = {
  sourceAddress: '',
  sourcePorts: '',
  destinationAddress: '',
  destinationPorts: '',
};

export interface PathForm {
  source: string;
  destination: string; ///< an id, or '' with an address
  destinationAddress: string; ///< of the destination type "IP address"
  protocol: Protocol;
  destinationPort: string;
  atSource: HeaderFields;
  atDestination: HeaderFields;
  tags: EditedTag[];
}

/// "22" and "1024-65535"; undefined for what is neither.
export function portRangeOf(text: string): RequestFilterPortRange | undefined {
  const found = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(text.trim());
  if (found === null) return undefined;
  const from = Number(found[1]);
  const to = found[2] === undefined ? from : Number(found[2]);
  return from <= to && to <= 65535 ? {FromPort: from, ToPort: to} : undefined;
}

/// Nothing, a port or a range.
export function isPortRange(text: string): boolean {
  return text.trim() === '' || portRangeOf(text) !== undefined;
}

export function areHeaderPortsGood(header: HeaderFields): boolean {
  return isPortRange(header.sourcePorts) && isPortRange(header.destinationPorts);
}

function filterOf(header: HeaderFields): PathRequestFilter | undefined {
  const filter: PathRequestFilter = {
    SourceAddress: header.sourceAddress.trim() || undefined,
    SourcePortRange: portRangeOf(header.sourcePorts),
    DestinationAddress: header.destinationAddress.trim() || undefined,
    DestinationPortRange: portRangeOf(header.destinationPorts),
  };
  return Object.values(filter).some((value) => value !== undefined) ? filter : undefined;
}

/// One port is a parameter of its own where that is all: the API refuses it beside a filter at the source, which
/// takes ranges, too.
export function pathRequest(form: PathForm): CreateNetworkInsightsPathCommandInput {
  const address = form.destinationAddress.trim();
  const port = portRangeOf(form.destinationPort);
  const isRange = port !== undefined && port.FromPort !== port.ToPort;
  const atSource = filterOf({
    ...form.atSource,
    destinationAddress: address || form.atSource.destinationAddress,
    destinationPorts: form.atSource.destinationPorts || (isRange ? form.destinationPort : ''),
  });
  return {
    Source: form.source,
    Destination: address === '' ? form.destination : undefined,
    Protocol: form.protocol,
    DestinationPort: atSource === undefined ? port?.FromPort : undefined,
    FilterAtSource: atSource && {...atSource, DestinationPortRange: atSource.DestinationPortRange ?? port},
    FilterAtDestination: filterOf(form.atDestination),
    TagSpecifications: tagSpecifications('network-insights-path', form.tags),
  };
}
