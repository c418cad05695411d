/** Where a peer is drawn. Unit: of the drawing, whose centre is 0,0. */
export interface Place {
  readonly x: number;
  readonly y: number;
  /** Direction from the centre, in degrees; 0 is to the right. */
  readonly angle: number;
}

/** Peers around the centre, in rings. */
export interface GraphLayout {
  readonly places: readonly Place[];
  /** Half the side of the square that holds places and labels. */
  readonly radius: number;
  /** Whether labels are written outwards along the ray, because there is no room for upright ones. */
  readonly isDense: boolean;
}

/** Most peers that are drawn: more could not be read. */
export const MAXIMUM_DRAWN = 260;
/** Least distance of two labels next to each other on a ring. */
const SPACING = 12;
/** Radius of the inner ring if there are two. */
const INNER = 150;

/** Places `count` peers: few of them on one ring, many on two, so that each label has room. `label`: length of the longest one. */
export function layoutOf(count: number, label: number): GraphLayout {
  if (count <= 24) {
    const radius = 90 + count * 8;
    return { places: ring(count, radius, -90), radius: radius + 70, isDense: false };
  }
  const single = Math.max(150, (count * SPACING) / (2 * Math.PI));
  if (single <= INNER + 60) return { places: ring(count, single, -90), radius: single + label, isDense: true };
  const outer = Math.max(INNER + label + 14, ((count - capacityOf(INNER)) * SPACING) / (2 * Math.PI));
  const within = Math.min(capacityOf(INNER), Math.round((count * INNER) / (INNER + outer)));
  return { places: [...ring(within, INNER, -90), ...ring(count - within, outer, -90)], radius: outer + label, isDense: true };
}

function capacityOf(radius: number): number {
  return Math.floor((2 * Math.PI * radius) / SPACING);
}

function ring(count: number, radius: number, start: number): readonly Place[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = start + (360 * index) / Math.max(1, count);
    const radians = (angle * Math.PI) / 180;
    return { x: Math.cos(radians) * radius, y: Math.sin(radians) * radius, angle: ((angle % 360) + 360) % 360 };
  });
}
