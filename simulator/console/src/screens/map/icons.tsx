// Signs for the parts of a network, drawn for this map.
const strokes = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const drawings = {
  instance: (
    <>
      <rect x="5" y="5" width="14" height="14" rx="2" />
      <rect x="9" y="9" width="6" height="6" rx="1" />
      <path d="M9 2v3M15 2v3M9 19v3M15 19v3M2 9h3M2 15h3M19 9h3M19 15h3" />
    </>
  ),
  vpc: (
    <>
      <path d="M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 9a4.5 4.5 0 0 1-.5 9Z" />
      <path d="M9.5 14.5 12 12l2.5 2.5" />
    </>
  ),
  internet: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" />
    </>
  ),
  'internet-gateway': (
    <>
      <path d="M5 20v-8a7 7 0 0 1 14 0v8" />
      <path d="M2 20h20M12 9v8M9 12l3-3 3 3" />
    </>
  ),
  'egress-only-internet-gateway': (
    <>
      <path d="M5 20v-8a7 7 0 0 1 14 0v8M2 20h20" />
      <path d="M8 14h7M12.500 11l3 3-3 3" />
    </>
  ),
  'vpn-gateway': (
    <>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </>
  ),
  'nat-gateway': <path d="M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4" />,
  'gateway-endpoint': (
    <>
      <circle cx="6" cy="12" r="3" />
      <path d="M9 12h11M16 8v8" />
    </>
  ),
  'vpc-endpoint': (
    <>
      <circle cx="6" cy="12" r="3" />
      <path d="M9 12h11M16 8v8" />
    </>
  ),
  'transit-gateway': (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 9V3M12 21v-6M9 12H3M21 12h-6" />
    </>
  ),
  peering: (
    <>
      <circle cx="6" cy="12" r="3.500" />
      <circle cx="18" cy="12" r="3.500" />
      <path d="M9.500 12h5" />
    </>
  ),
  routes: <path d="M4 6h9a4 4 0 0 1 0 8H9a3 3 0 0 0 0 6h11M17 17l3 3-3 3" />,
  acl: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="2" />
      <path d="M4 9.300h16M4 14.600h16M12 4v5.300M8 9.300v5.300M16 9.300v5.300M12 14.600V20" />
    </>
  ),
  shield: <path d="M12 3 5 5.500v6c0 4.500 3 8 7 9.500 4-1.500 7-5 7-9.500v-6Z" />,
  user: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c1-5 4-7 8-7s7 2 8 7" />
    </>
  ),
  lock: (
    <>
      <rect x="6" y="11" width="12" height="8" rx="1.500" />
      <path d="M8.500 11V8.500a3.500 3.500 0 0 1 7 0V11" />
    </>
  ),
};

export type IconName = keyof typeof drawings;

export function Icon({name, size = 16}: {name: IconName; size?: number}) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false" {...strokes}>
      {drawings[name]}
    </svg>
  );
}
