// Fetches the working graph's modules while Python still works out what they are to draw.
import "./workspace.js";

export default function () {}
