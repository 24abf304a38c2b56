import js from "@eslint/js";
import { importX } from "eslint-plugin-import-x";
import globals from "globals";

const FRONTEND = "views/drawing/components/frontend";

export default [
  {
    ignores: ["**/vendor/", "**/*.d.ts", "data/", ".axe/", ".neo4j/", ".venv/", ".wacz/", "venv/"],
  },
  js.configs.recommended,
  importX.flatConfigs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 12],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-depth": ["error", 3],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-multi-assign": "error",
      "no-shadow": "error",
      "no-unused-expressions": "error",
      "no-use-before-define": ["error", { functions: false }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "import-x/first": "error",
      "import-x/no-cycle": "error",
      "import-x/no-extraneous-dependencies": "error",
      "import-x/no-self-import": "error",
      "import-x/no-useless-path-segments": "error",
    },
  },
  {
    files: [`${FRONTEND}/**/*.js`],
    languageOptions: { globals: globals.browser },
    rules: {
      // texts of sources reach the page, so none may be read as markup
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property, message: "Insert text through textContent.",
        })),
      ],
    },
  },
  {
    files: ["graph/publishing/stories/page.js", "views/serving/opening/first_page.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  {
    files: ["tests/**/*.mjs", "eslint.config.js"],
    languageOptions: { globals: globals.node },
  },
];
