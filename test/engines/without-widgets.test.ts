/** Firefox and WebKit take seconds to begin with a file: what has no widget is one file for them. Vite puts it together. */
import.meta.glob(['../{drafts,form,i18n,parts}/*.test.ts', '../backend/upload.test.ts'], { eager: true });
