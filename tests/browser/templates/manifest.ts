/** Public page templates of different make: what they are, where their pages are, and how well they must be mirrored. */
export interface Template {
  /** The npm package; its version is pinned in tests/templates/package.json. */
  name: string;
  version: string;
  licence: string;
  /** What it is made with. */
  make: string;
  /** The folder of the package that is the site's root. */
  root: string;
  page: string;
  /** The least share of equal pixels. */
  floor: number;
}

const MIT = "MIT";

export const TEMPLATES: readonly Template[] = [
  { name: "98.css", version: "0.1.21", licence: MIT, make: "classless CSS, pixel fonts", root: "dist", page: "/index.html", floor: 0.93 },
  { name: "@exampledev/new.css", version: "1.1.3", licence: MIT, make: "classless CSS", root: "", page: "/demo.html", floor: 0.97 },
  { name: "black-dashboard", version: "1.0.0", licence: MIT, make: "Bootstrap 4, jQuery, Chart.js", root: "", page: "/examples/dashboard.html", floor: 0.97 },
  { name: "concise.css", version: "4.1.2", licence: MIT, make: "Concise", root: "", page: "/test.html", floor: 0.94 },
  { name: "gentelella", version: "4.2.0", licence: MIT, make: "Vite, modules, ECharts", root: "dist", page: "/production/index.html", floor: 0.96 },
  { name: "impress.js", version: "1.1.0", licence: MIT, make: "3D transforms by script", root: "", page: "/index.html", floor: 0.97 },
  { name: "material-kit", version: "2.0.4", licence: MIT, make: "Bootstrap 4, Material Design", root: "", page: "/index.html", floor: 0.97 },
  { name: "milligram", version: "1.4.1", licence: MIT, make: "Milligram", root: "", page: "/example.html", floor: 0.97 },
  { name: "notus-js", version: "1.1.0", licence: MIT, make: "Tailwind CSS", root: "", page: "/index.html", floor: 0.96 },
  { name: "paper-dashboard", version: "1.1.0", licence: MIT, make: "Bootstrap 3, jQuery, Chartist", root: "", page: "/dashboard.html", floor: 0.96 },
  { name: "picnic", version: "7.1.0", licence: MIT, make: "Picnic CSS", root: "docs", page: "/index.html", floor: 0.97 },
  { name: "reveal.js", version: "6.0.2", licence: MIT, make: "slides by script, Markdown", root: "", page: "/demo.html", floor: 0.93 },
  { name: "soft-ui-dashboard", version: "1.0.1", licence: MIT, make: "Bootstrap 5, Soft UI", root: "", page: "/pages/dashboard.html", floor: 0.95 },
  { name: "spectre.css", version: "0.5.9", licence: MIT, make: "Spectre", root: "docs", page: "/elements.html", floor: 0.97 },
  { name: "startbootstrap-agency", version: "7.0.12", licence: MIT, make: "Bootstrap 5, Pug", root: "dist", page: "/index.html", floor: 0.97 },
  { name: "startbootstrap-grayscale", version: "7.0.6", licence: MIT, make: "Bootstrap 5, large pictures", root: "dist", page: "/index.html", floor: 0.97 },
  { name: "startbootstrap-modern-business", version: "5.0.7", licence: MIT, make: "Bootstrap 5", root: "dist", page: "/index.html", floor: 0.96 },
  { name: "startbootstrap-resume", version: "7.0.6", licence: MIT, make: "Bootstrap 5, fixed navigation", root: "dist", page: "/index.html", floor: 0.97 },
  { name: "startbootstrap-sb-admin-2", version: "4.1.4", licence: MIT, make: "Bootstrap 4, Chart.js, icon fonts", root: "", page: "/index.html", floor: 0.96 },
  { name: "xp.css", version: "0.3.0", licence: MIT, make: "classless CSS, pictures in CSS", root: "dist", page: "/index.html", floor: 0.94 },
];
