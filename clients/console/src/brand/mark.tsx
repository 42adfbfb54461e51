/** Two pointers, side by side. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f5650" />
      <path d="M15.6 6.4 26 15.3l-5.1.6 2.6 6-2.5 1.1-2.6-6-3.4 3.8z" fill="#7fc6bc" />
      <path d="M7 8.6 17.4 17.5l-5.1.6 2.6 6-2.5 1.1-2.6-6L6.4 23z" fill="#fff" />
    </svg>
  );
}
