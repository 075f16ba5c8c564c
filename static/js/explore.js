// On request, plotly takes the drawing's place: a value for each day, zooming, nothing more.
// Its script is large, so it is fetched only when somebody presses the button.

// Under this id plotly looks whether the style of its maps, which nothing here draws, is on the page.
const MAPS_STYLE = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";

const WEEK = 7 * 86400e3; // milliseconds; closer than this there is nothing more to see

const place = document.getElementById("explore");
const drawing = document.getElementById("drawing");

if (place && drawing) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", explore);
}

async function explore(event) {
  const button = event.currentTarget;
  const status = place.querySelector("[role=status]");
  button.disabled = true;
  status.textContent = "Loading…";
  try {
    // Without a stylesheet of this id plotly writes its rules into the page, which the content
    // policy forbids: its layers would stack up and hovering would be dead.
    await added("link", { rel: "stylesheet", id: "plotly.js-style-global", href: place.dataset.sheet });
    document.head.append(Object.assign(document.createElement("meta"), { id: MAPS_STYLE }));
    const [answer] = await Promise.all([
      fetch(place.dataset.figure, { headers: { Accept: "application/json" } }),
      added("script", { src: place.dataset.script }),
    ]);
    if (!answer.ok) throw new Error(answer.status);
    await draw(await answer.json());
    button.remove();
    place.querySelector(".explored").hidden = false;
    drawing.scrollIntoView({ behavior: "instant" }); // the button stood below a smaller drawing
    drawing.querySelector("[role=group]").focus({ preventScroll: true }); // the button had it, and is gone
    status.textContent = "Touch or point at a day to read its numbers.";
  } catch {
    button.disabled = false;
    status.textContent = "That did not load. The chart above is the same; try again when there is a signal.";
  }
}

function added(kind, attributes) {
  const element = Object.assign(document.createElement(kind), attributes);
  return new Promise((done, failed) => {
    element.addEventListener("load", done);
    element.addEventListener("error", () => { element.remove(); failed(new Error(kind)); });
    document.head.append(element);
  });
}

async function draw(figure) {
  const colours = paint();
  for (const trace of figure.data) Object.assign(trace, look(trace, colours));
  for (const shape of figure.layout.shapes) shape.fillcolor = colours[shape.name];
  const room = document.createElement("div");
  room.dataset.whole = figure.layout.xaxis.range.map(utc).join(" ");
  room.tabIndex = -1;
  room.setAttribute("role", "group");
  room.setAttribute("aria-label", "The chart, to be explored; its numbers stand in the table");
  const drawn = [...drawing.querySelectorAll("svg.chart")];
  for (const svg of drawn) svg.remove();
  const told = Object.assign(document.createElement("p"), { className: "told", textContent: "Touch a day to read its numbers here." });
  drawing.prepend(told, room);
  for (const press of place.querySelectorAll("[data-zoom]")) press.onclick = () => zoom(room, press.dataset.zoom);
  const whole = { ...figure.layout, ...frame(figure, colours) };
  const options = { responsive: true, displaylogo: false, displayModeBar: false, scrollZoom: false };
  try {
    await window.Plotly.newPlot(room, figure.data, whole, options);
  } catch (error) {
    told.remove();
    room.replaceWith(...drawn);
    throw error;
  }
  const weekly = figure.layout.xaxis.hoverformat.startsWith("week") ? "Week around " : "";
  const line = room.appendChild(Object.assign(document.createElement("div"), { className: "told-day", hidden: true }));
  const tell = ({ points: [point] }) => {
    told.textContent = weekly + inWords(point);
    line.style.left = `${point.xaxis._offset + point.xaxis.d2p(point.x)}px`; // plotly's own would stay in the dose's panel
    line.hidden = false;
  };
  room.on("plotly_hover", tell);
  room.on("plotly_click", tell); // a finger's tap
  room.on("plotly_relayout", () => { line.hidden = true; });
}

// On a phone a box beside the finger would cover what it tells of: there a line above the chart tells it.
function inWords(point) {
  const day = new Date(utc(point.x)).toUTCString().slice(5, 16).replace(/^0/, ""); // "4 Aug 2026"
  const lines = point.text.split("<br>").map((line) => new DOMParser().parseFromString(line, "text/html").body.textContent);
  return [day, ...lines].join(" · ");
}

// Nobody has to drag or pinch: the days shown are halved, doubled, or moved by half their number.
function zoom(room, how) {
  const whole = room.dataset.whole.split(" ").map(Number);
  const [left, right] = room.layout.xaxis.range.map(utc);
  const [from, wide] = { closer: [1 / 4, 1 / 2], wider: [-1 / 2, 2], earlier: [-1 / 2, 1], later: [1 / 2, 1] }[how];
  const days = Math.min(Math.max((right - left) * wide, WEEK), whole[1] - whole[0]);
  const start = Math.min(Math.max(left + (right - left) * from, whole[0]), whole[1] - days);
  const range = [start, start + days].map((at) => new Date(at).toISOString());
  return window.Plotly.relayout(room, { "xaxis.range": range });
}

// After a drag plotly writes "2026-07-01 12:00", which has no zone and means none.
function utc(day) {
  return Date.parse(/\d:\d/.test(day) && !/Z$/.test(day) ? `${day.replace(" ", "T")}Z` : day);
}

// The theme in force, read from the page's own tokens.
function paint() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token("ink"), soft: token("soft"), rule: token("line"), card: token("card"),
    line: token("accent"), dots: token("soft"), dose: token("band"), night: token("band-late"), planned: token("ink"),
    moderate: token("accent"), severe: token("ink"), rated: token("soft"),
    settling: token("settling"), crash: token("tint"),
  };
}

function look(trace, colours) {
  const colour = colours[trace.meta];
  if (trace.meta === "dots") return { marker: { color: colour, size: 5, opacity: 0.6 } };
  if (trace.meta === "told") return { marker: { color: "rgba(0,0,0,0)" } };
  if (trace.meta === "line") return { line: { color: colour, width: 2 } };
  if (trace.meta === "mark") return { marker: { ...trace.marker, color: colours.ink, size: 7 } };
  if (trace.meta === "half") return { fillcolor: colours.line, opacity: 0.2 };
  if (trace.meta === "planned") return { line: { color: colour, width: 1.2 } };
  if (trace.meta === "rated") return { marker: { color: "rgba(0,0,0,0)", line: { color: colour, width: 0.8 } } };
  if (trace.meta === "moderate") return { marker: { color: colour, opacity: 0.45, line: { color: colour, width: 0.8 } } };
  return { marker: { color: colour, line: { width: 0 } } }; // doses recorded, days severe
}

function frame(figure, colours) {
  const axis = { gridcolor: colours.rule, linecolor: colours.rule, zeroline: false, color: colours.soft };
  figure.layout.xaxis.nticks = Math.max(Math.floor(drawing.clientWidth / 110), 3);
  const dressed = Object.entries(figure.layout)
    .filter(([name]) => name.includes("axis"))
    .map(([name, value]) => [name, { ...axis, ...value }]);
  return {
    ...Object.fromEntries(dressed),
    autosize: true, showlegend: false, hovermode: "x unified", hoversubplots: "axis", dragmode: "pan",
    margin: { l: 32, r: 12, t: 8, b: 36 },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: getComputedStyle(document.body).fontFamily, size: 13, color: colours.ink },
    hoverlabel: { bgcolor: colours.card, bordercolor: colours.rule, font: { color: colours.ink } },
  };
}
