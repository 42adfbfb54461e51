import classes from "./scene.module.css";

/** A page, and two pointers on it: the customer's, and the one that stands beside it. */
export function Scene() {
  return (
    <svg className={classes["scene"]} viewBox="0 0 400 280" aria-hidden="true" focusable="false">
      <rect className={classes["window"]} x="20" y="20" width="360" height="240" rx="14" />
      <path className={classes["bar"]} d="M20 34a14 14 0 0 1 14-14h332a14 14 0 0 1 14 14v18H20z" />
      <circle className={classes["dot"]} cx="40" cy="36" r="4" />
      <circle className={classes["dot"]} cx="54" cy="36" r="4" />
      <circle className={classes["dot"]} cx="68" cy="36" r="4" />
      <rect className={classes["line"]} x="44" y="74" width="120" height="14" rx="7" />
      <rect className={classes["faint"]} x="44" y="100" width="180" height="8" rx="4" />
      <rect className={classes["faint"]} x="44" y="116" width="150" height="8" rx="4" />
      <rect className={classes["field"]} x="44" y="142" width="180" height="28" rx="8" />
      <rect className={classes["field"]} x="44" y="180" width="180" height="28" rx="8" />
      <rect className={classes["button"]} x="44" y="220" width="96" height="26" rx="13" />
      <rect className={classes["field"]} x="252" y="74" width="104" height="134" rx="12" />
      <g className={classes["theirs"]}>
        <path d="M148 190 l26 22 -12.6 1.6 6.4 14.8 -6 2.6 -6.4 -14.8 -8.4 9.4z" />
      </g>
      <g className={classes["ours"]}>
        <path d="M192 168 l26 22 -12.6 1.6 6.4 14.8 -6 2.6 -6.4 -14.8 -8.4 9.4z" />
      </g>
    </svg>
  );
}
