// The map's nodes: what the network looks like. They know nothing of packets; those are drawn above them
// (overlay.tsx), so that a step of one redraws no node.
import {createContext, memo, useContext} from 'react';
import {useStore, type Node, type NodeProps, type ReactFlowState} from '@xyflow/react';
import {Icon} from './icons';
import {
  labelOf,
  type GatewayPart,
  type InstancePart,
  type Rules,
  type ServicePart,
  type SubnetPart,
  type TransitGatewayPart,
  type VpcPart,
} from './parts';
import {internet} from './layout-graph';
import {useWords} from './words';
import {sizes, type SubnetPlan} from './vpc-plan';

/// What the nodes can ask for.
export interface MapActions {
  pick(part: string): void;
  openSubnet(subnet: string): void;
  foldVpc(vpc: string, fold: boolean): void;
}

export const MapActionsContext = createContext<MapActions>({pick() {}, openSubnet() {}, foldVpc() {}});

export type AreaNode = Node<{title: string; kind: 'account' | 'region'}, 'area'>;
export type VpcNode = Node<{vpc: VpcPart; collapsed: boolean}, 'vpc'>;
export type SubnetNode = Node<{subnet: SubnetPart; plan: SubnetPlan}, 'subnet'>;
export type GatewayNode = Node<{gateway: GatewayPart | TransitGatewayPart}, 'gateway'>;
export type InternetNode = Node<{address: string}, 'internet'>;
export type MapNode = AreaNode | VpcNode | SubnetNode | GatewayNode | InternetNode;

const Area = memo(function Area({data}: NodeProps<AreaNode>) {
  return (
    <div className={`map-group map-${data.kind}`}>
      <div className="map-group-title">{data.title}</div>
    </div>
  );
});

const Vpc = memo(function Vpc({data: {vpc, collapsed}}: NodeProps<VpcNode>) {
  const words = useWords();
  const {foldVpc} = useContext(MapActionsContext);
  const name = vpc.name || (vpc.isDefault ? words.defaultVpc : vpc.id);
  return (
    <div className={`map-vpc${vpc.known ? '' : ' map-unknown'}`}>
      <div className="map-head">
        <span className="map-sign map-purple">
          <Icon name="vpc" size={18} />
        </span>
        <span className="map-names">
          <b>{name}</b>
          <small>{vpc.cidrs.join(', ')}</small>
        </span>
        {vpc.known && vpc.subnets.length > 0 && (
          <button
            type="button"
            className="map-fold"
            aria-label={collapsed ? words.unfold(name) : words.fold(name)}
            aria-expanded={!collapsed}
            onClick={() => foldVpc(vpc.id, !collapsed)}
          >
            {collapsed ? '+' : '−'}
          </button>
        )}
      </div>
      {collapsed && (
        <div className="map-note">{vpc.known ? words.subnets(vpc.subnets.length) : words.unknownVpc}</div>
      )}
    </div>
  );
});

/// So far away that an instance is a dot: thousands of them are in view.
const isTiny = (state: ReactFlowState) => state.transform[2] < 0.14;

function RulesSign({icon, rules, label}: {icon: 'routes' | 'acl'; rules: Rules | undefined; label: string}) {
  const words = useWords();
  return (
    <span className="map-rules" title={rules && `${label}: ${words.rules(rules)} (${rules.id})`}>
      <Icon name={icon} size={14} />
      <span>{rules ? words.rules(rules) : '–'}</span>
    </span>
  );
}

const Subnet = memo(function Subnet({data: {subnet, plan}}: NodeProps<SubnetNode>) {
  const words = useWords();
  const {openSubnet} = useContext(MapActionsContext);
  const tiny = useStore(isTiny);
  const members = new Map(subnet.members.map((member) => [member.id, member]));
  return (
    <div className={`map-subnet ${subnet.public ? 'map-public' : 'map-private'}`}>
      <div className="map-head">
        <span className="map-sign" title={subnet.public ? words.publicSubnet : words.privateSubnet}>
          <Icon name={subnet.public ? 'internet' : 'lock'} size={15} />
        </span>
        <span className="map-names">
          <b>{labelOf(subnet)}</b>
          <small>
            {subnet.cidrs.join(', ')} · {subnet.zone}
          </small>
        </span>
      </div>
      <div className="map-subnet-rules">
        <RulesSign icon="acl" rules={subnet.networkAcl} label={words.networkAcl} />
        <RulesSign icon="routes" rules={subnet.routeTable} label={words.routeTable} />
      </div>
      {subnet.members.length === 0 && <div className="map-note map-none">{words.noInstances}</div>}
      {plan.members.map(({id, box}) => {
        const member = members.get(id);
        return member && <Card key={id} member={member} x={box.x} y={box.y} tiny={tiny} />;
      })}
      {plan.more && (
        <button
          type="button"
          className="map-card map-more"
          style={{left: plan.more.box.x, top: plan.more.box.y, ...sizes.card}}
          onClick={() => openSubnet(subnet.id)}
        >
          {words.more(plan.more.count)} <Hidden>{labelOf(subnet)}</Hidden>
        </button>
      )}
    </div>
  );
});

function Hidden({children}: {children: string}) {
  return <span className="map-hidden">{children} </span>;
}

function CardTexts({member}: {member: InstancePart | ServicePart}) {
  const words = useWords();
  const groups = member.groups.map(labelOf).join(', ');
  return (
    <span className="map-names">
      <Hidden>{member.kind === 'instance' ? words.instance : words.kinds[member.kind]}</Hidden>
      <b>{labelOf(member)}</b>
      <Hidden>{`, ${member.state},`}</Hidden>
      <small>
        {member.privateIp}
        {member.publicIp && <span className="map-public-ip"> {member.publicIp}</span>}
      </small>
      {groups && (
        <small className="map-groups">
          <Icon name="shield" size={13} />
          <Hidden>{`, ${words.securityGroups}:`}</Hidden>
          <span>{groups}</span>
        </small>
      )}
    </span>
  );
}

interface CardProps {
  member: InstancePart | ServicePart;
  x: number;
  y: number;
  tiny: boolean;
}

function Card({member, x, y, tiny}: CardProps) {
  const {pick} = useContext(MapActionsContext);
  const inside = !tiny && (
    <>
      <span className="map-sign">
        <Icon name={member.kind} size={20} />
      </span>
      <CardTexts member={member} />
    </>
  );
  const common = {
    style: {left: x, top: y, ...sizes.card},
    className: `map-card map-${member.kind} map-state-${member.state}${tiny ? ' map-tiny' : ''}`,
    title: `${member.id} (${member.state})`,
  };
  if (member.kind !== 'instance') return <div {...common}>{inside}</div>;
  return (
    <button type="button" {...common} onClick={() => pick(member.id)}>
      {inside}
      {!tiny && <span className="map-state" />}
    </button>
  );
}

const Gateway = memo(function Gateway({data: {gateway}}: NodeProps<GatewayNode>) {
  const words = useWords();
  const label = `${words.kinds[gateway.kind]} ${labelOf(gateway)}`;
  return (
    <div className={`map-gateway map-${gateway.kind}`} title={label}>
      <span className="map-sign">
        <Icon name={gateway.kind} size={24} />
      </span>
      <small>{labelOf(gateway)}</small>
    </div>
  );
});

const Internet = memo(function Internet({data: {address}}: NodeProps<InternetNode>) {
  const words = useWords();
  const {pick} = useContext(MapActionsContext);
  return (
    <button type="button" className="map-internet" onClick={() => pick(internet)}>
      <Icon name="internet" size={44} />
      <b>{words.internet}</b>
      <span className="map-you">
        <Icon name="user" size={14} /> {words.you} <code>{address}</code>
      </span>
    </button>
  );
});

export const nodeTypes = {area: Area, vpc: Vpc, subnet: Subnet, gateway: Gateway, internet: Internet};
