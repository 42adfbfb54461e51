/**
 * How the console looks: a quiet room. One colour leads, everything else is a shade of stone, and the customer's page is
 * the brightest thing on the screen. The typeface is made for being told apart, character by character: agents read
 * keys aloud from it.
 */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  Paper,
  Tooltip,
} from "@mantine/core";

const lagoon: MantineColorsTuple = [
  "#eaf6f4",
  "#d3ebe7",
  "#a9d7d0",
  "#7fc6bc",
  "#57b0a5",
  "#349a8e",
  "#1f8378",
  "#146c63",
  "#0f5650",
  "#0a403c",
];

const stone: MantineColorsTuple = [
  "#f5f7f4",
  "#eef1ed",
  "#e2e7e2",
  "#d0d7d1",
  "#b5beb8",
  "#8b968f",
  "#68746d",
  "#4b5751",
  "#313b37",
  "#1a2320",
];

const night: MantineColorsTuple = [
  "#e4ebe8",
  "#bccac5",
  "#9aaaa4",
  "#6b7a75",
  "#42504c",
  "#2e3936",
  "#232d2a",
  "#1a2321",
  "#131a18",
  "#0c1211",
];

const brick: MantineColorsTuple = [
  "#fdf0ed",
  "#f9dcd6",
  "#f1b6aa",
  "#ea8d7b",
  "#e46b55",
  "#d9513a",
  "#c23f29",
  "#a8331f",
  "#872818",
  "#661d11",
];

const amber: MantineColorsTuple = [
  "#fdf6e3",
  "#f9e9c0",
  "#f3d58a",
  "#ecc056",
  "#e2ab2e",
  "#c99318",
  "#a1740f",
  "#7d590a",
  "#5f4407",
  "#443004",
];

export const theme = createTheme({
  colors: { lagoon, gray: stone, dark: night, red: brick, yellow: amber },
  primaryColor: "lagoon",
  // White is readable on both.
  primaryShade: { light: 7, dark: 6 },
  black: "#1a2320",
  fontFamily: '"Atkinson Hyperlegible Next Variable", "Atkinson Hyperlegible", system-ui, sans-serif',
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.2" },
      h2: { fontSize: "1.25rem", lineHeight: "1.3" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  lineHeights: { md: "1.5" },
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "10px", lg: "16px", xl: "24px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ styles: { label: { fontWeight: 600 } } }),
    Loader: Loader.extend({ defaultProps: { type: "dots" } }),
    Menu: Menu.extend({
      defaultProps: { shadow: "md", radius: "md", withinPortal: false, withInitialFocusPlaceholder: false },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: "lg",
        overlayProps: { backgroundOpacity: 0.45 },
        // A dialog's head is no second banner of the page.
        attributes: { header: { role: "presentation" } },
      },
    }),
    Paper: Paper.extend({ defaultProps: { radius: "lg" } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
  },
});

/** What Mantine's own defaults are too faint for on our grounds, and the grounds themselves. */
export const cssVariables: CSSVariablesResolver = (base) => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-dimmed": base.colors["gray"]?.[7] ?? "",
    "--mantine-color-placeholder": base.colors["gray"]?.[6] ?? "",
    "--mantine-color-error": base.colors["red"]?.[7] ?? "",
    "--ground": base.colors["gray"]?.[0] ?? "",
    "--stage": base.colors["gray"]?.[2] ?? "",
    "--line": base.colors["gray"]?.[2] ?? "",
    "--lead": base.colors["lagoon"]?.[7] ?? "",
    "--lead-soft": base.colors["lagoon"]?.[0] ?? "",
    "--warn": base.colors["yellow"]?.[7] ?? "",
    "--warn-soft": base.colors["yellow"]?.[0] ?? "",
    "--stop": base.colors["red"]?.[7] ?? "",
    "--control": "#3b5bb5",
    "--control-text": "#3552a6",
  },
  dark: {
    "--mantine-color-body": base.colors["dark"]?.[7] ?? "",
    "--mantine-color-dimmed": base.colors["dark"]?.[2] ?? "",
    "--mantine-color-placeholder": base.colors["dark"]?.[2] ?? "",
    "--mantine-color-error": base.colors["red"]?.[3] ?? "",
    "--ground": base.colors["dark"]?.[8] ?? "",
    "--stage": base.colors["dark"]?.[9] ?? "",
    "--line": base.colors["dark"]?.[5] ?? "",
    "--lead": base.colors["lagoon"]?.[3] ?? "",
    "--lead-soft": "#1c302d",
    "--mantine-color-lagoon-light": "#21403b",
    "--mantine-color-lagoon-light-hover": "#264943",
    "--mantine-color-yellow-light": "#352e19",
    "--mantine-color-red-light": "#3a221d",
    "--warn": base.colors["yellow"]?.[3] ?? "",
    "--warn-soft": "#2f2a1a",
    "--stop": base.colors["red"]?.[3] ?? "",
    "--control": "#4b6fd1",
    "--control-text": "#a9bcf2",
  },
});
