/** How the path of a Markdown file ends. */
export const MARKDOWN_END = /\.(?:md|markdown)$/i;
