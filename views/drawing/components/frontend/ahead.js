// Fetches the modules of the working graph while Python still prepares their data.
import "./workspace.js";

export default function () {}
