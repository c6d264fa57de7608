/* Bakes the outlines of the maps: src/graphic/map/outlines.txt. No build runs this.

   Natural Earth 1:110m, in the public domain (naturalearthdata.com), as world-atlas 2.0.2 packs it (ISC), projected by
   d3-geo 3.1.2 (ISC): Equal Earth, rings cut at the antimeridian. Borders are those that Natural Earth finds in force
   (de facto); the 1:110m data have none that are disputed. Countries without an outline at 1:110m are points, of 1:50m.
   Territories that Natural Earth counts to their country, or has at 1:10m only, are points of the table below.

       cd FOLDER && npm install world-atlas@2.0.2 d3-geo@3.1.2 topojson-client@3.1.0 i18n-iso-countries@7.14.0
       NODE_PATH=FOLDER/node_modules node bench/outlines.mjs > src/graphic/map/outlines.txt

   A line is `land`, `borders`, `area` or `point`; then, of the latter two, the ISO 3166-1 alpha-2 code (`-` without one) and
   a point that is well inside; then rings or lines. A ring is its first point and the way from each point to the next, in
   units of which the world is 10,000 wide, as numbers between blanks or minus signs. Rings are parted by commas. */
import { createRequire } from 'node:module';

const require = createRequire(process.env.NODE_PATH ? process.env.NODE_PATH + '/' : import.meta.url);
const { geoEqualEarth, geoPath, geoArea } = require('d3-geo');
const topojson = require('topojson-client');
const iso = require('i18n-iso-countries');

const WIDTH = 10000, SCALE = 1847.316, MIDDLE = [WIDTH / 2, 2433.58];
const projection = geoEqualEarth().scale(SCALE).translate(MIDDLE);

/** The rings or lines of an object in the units of the file. */
function drawn(object) {
  const rings = [];
  let ring;
  const context = {
    moveTo: (x, y) => rings.push((ring = [[Math.round(x), Math.round(y)]])),
    lineTo(x, y) {
      const [a, b] = [Math.round(x), Math.round(y)], last = ring.at(-1);
      if (last[0] !== a || last[1] !== b) ring.push([a, b]);
    },
    closePath() {
      const [first, last] = [ring[0], ring.at(-1)];
      if (ring.length > 1 && first[0] === last[0] && first[1] === last[1]) ring.pop();
    },
    arc() {},
  };
  geoPath(projection, context)(object);
  return rings;
}

/** Without points on the straight line between their neighbours. */
function straightened(ring) {
  return ring.filter(([x, y], at) => {
    const before = ring[at - 1], behind = ring[at + 1];
    return !before || !behind || (x - before[0]) * (behind[1] - y) !== (y - before[1]) * (behind[0] - x);
  });
}

function written(rings, least) {
  const number = n => (n < 0 ? `${n}` : ` ${n}`);
  return rings.map(straightened).filter(ring => ring.length >= least).map(ring => {
    let [x, y] = [0, 0], text = '';
    for (const [a, b] of ring) {
      text += number(a - x) + number(b - y);
      [x, y] = [a, b];
    }
    return text.trim();
  }).join(',');
}

function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], at) => {
    const [a, b] = ring[(at + 1) % ring.length];
    return sum + x * b - a * y;
  }, 0)) / 2;
}

function isInside(ring, [x, y]) {
  let inside = false;
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

function distance(ring, [x, y]) {
  return Math.min(...ring.map(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length], [dx, dy] = [bx - ax, by - ay];
    const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - ax - along * dx, y - ay - along * dy);
  }));
}

/** The point of a grid that is farthest from the edge of the largest ring. */
function middle(rings) {
  const ring = rings.reduce((a, b) => (area(b) > area(a) ? b : a));
  const [xs, ys] = [ring.map(p => p[0]), ring.map(p => p[1])];
  const [left, right, top, foot] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let [best, found] = [-1, [Math.round((left + right) / 2), Math.round((top + foot) / 2)]];
  for (let i = 0; i <= 48; i++)
    for (let j = 0; j <= 48; j++) {
      const point = [left + ((right - left) * i) / 48, top + ((foot - top) * j) / 48];
      if (!isInside(ring, point)) continue;
      const far = distance(ring, point);
      if (far > best) [best, found] = [far, point.map(Math.round)];
    }
  return found;
}

/** Longitude and latitude of territories with an ISO code of their own: CIA World Factbook, in the public domain. Of several
    islands it is the largest: Bonaire of BQ, Spitsbergen of SJ, Palmyra of UM. */
const TERRITORIES = {
  BQ: [-68.25, 12.17], BV: [3.4, -54.43], CC: [96.83, -12.5], CX: [105.67, -10.5], GF: [-53, 4], GI: [-5.35, 36.13],
  GP: [-61.58, 16.25], MQ: [-61, 14.67], RE: [55.6, -21.1], SJ: [20, 78], TK: [-172, -9], TV: [178, -8],
  UM: [-162.08, 5.88], YT: [45.17, -12.83],
};

const world = require('world-atlas/countries-110m.json');
const finer = require('world-atlas/countries-50m.json');
const names = { Kosovo: 'XK', 'N. Cyprus': '-', Somaliland: '-' };
const code = feature => iso.numericToAlpha2(feature.id) ?? names[feature.properties.name];

const countries = topojson.feature(world, world.objects.countries).features;
const lines = [
  'land ' + written(drawn(topojson.merge(world, world.objects.countries.geometries)), 3),
  'borders ' + written(drawn(topojson.mesh(world, world.objects.countries, (a, b) => a !== b)), 2),
];
const known = new Set();
for (const feature of countries) {
  const name = code(feature);
  if (!name) throw new Error(`no code for ${feature.properties.name}`);
  known.add(name);
  const rings = drawn(feature);
  lines.push(`area ${name} ${middle(rings).join(' ')} ${written(rings, 3)}`);
}
for (const feature of topojson.feature(finer, finer.objects.countries).features) {
  const name = feature.id && iso.numericToAlpha2(feature.id);
  if (!name || known.has(name)) continue;
  known.add(name);
  const parts = feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  const largest = parts.reduce((a, b) =>
    geoArea({ type: 'Polygon', coordinates: b }) > geoArea({ type: 'Polygon', coordinates: a }) ? b : a);
  const point = geoPath(projection).centroid({ type: 'Polygon', coordinates: largest }).map(Math.round);
  lines.push(`point ${name} ${point.join(' ')}`);
}
for (const [name, at] of Object.entries(TERRITORIES)) {
  if (known.has(name)) throw new Error(`${name} has a place already`);
  known.add(name);
  lines.push(`point ${name} ${projection(at).map(Math.round).join(' ')}`);
}
const missing = Object.keys(iso.getAlpha2Codes()).filter(name => !known.has(name));
if (missing.length) throw new Error(`without a place: ${missing.join(' ')}`);
process.stdout.write(lines.map(line => line + '\n').join(''));
