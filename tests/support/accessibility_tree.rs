//! What assistive technology is told about a page, written down so that a person can review it.

use crate::Browser;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Properties that say something to a reader, in the order in which they are written.
const PROPERTIES: [&str; 18] = [
    "level",
    "current",
    "expanded",
    "hasPopup",
    "checked",
    "pressed",
    "selected",
    "disabled",
    "invalid",
    "required",
    "readonly",
    "modal",
    "busy",
    "live",
    "roledescription",
    "orientation",
    "multiselectable",
    "focusable",
];

/// Nodes that only pass on what is in them: their children are written in their place.
const PASSED_OVER: [&str; 2] = ["none", "generic"];

/// Parts of a text that its element repeats.
const TEXTS: [&str; 3] = ["StaticText", "InlineTextBox", "LineBreak"];

impl Browser {
    /// The accessibility tree of the page, in Chromium: one line for each node, indented, with role, name and states.
    pub async fn accessibility_tree(&self) -> String {
        self.devtools("Accessibility.enable", &json!({})).await;
        let answer = self.devtools("Accessibility.getFullAXTree", &json!({})).await;
        let nodes = answer["nodes"].as_array().expect("a page has an accessibility tree");
        let tree: BTreeMap<&str, &Value> =
            nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let mut text = String::new();
        if let Some(root) = nodes.first() {
            write(root, &tree, 0, "", &mut text);
        }
        text
    }
}

/// Writes a node and all that is in it. `parent_name` is the name of the node around it.
fn write(node: &Value, tree: &BTreeMap<&str, &Value>, depth: usize, parent_name: &str, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let states = states(node);
    let is_part_of_name = TEXTS.contains(&role) && (name.is_empty() || parent_name.contains(&name));
    let says_nothing = PASSED_OVER.contains(&role) && name.is_empty() && states.is_empty();
    if is_part_of_name {
        return;
    }
    let is_ignored = node["ignored"] == true || says_nothing;
    let (depth_below, name_below) = match is_ignored {
        true => (depth, parent_name),
        false => {
            let role = if role == "StaticText" { "text" } else { role };
            let quoted = if name.is_empty() { String::new() } else { format!(" “{name}”") };
            text.push_str(&format!("{}{role}{quoted}{states}\n", "  ".repeat(depth)));
            (depth + 1, name.as_str())
        }
    };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| tree.get(id)) {
            write(child, tree, depth_below, name_below, text);
        }
    }
}

/// What the node says about itself besides its name.
fn states(node: &Value) -> String {
    let mut states = String::new();
    for (key, label) in [("description", "description"), ("value", "value")] {
        let value = written(&node[key]["value"]);
        if !value.is_empty() {
            states.push_str(&format!(", {label}: {value}"));
        }
    }
    let properties = node["properties"].as_array().cloned().unwrap_or_default();
    for name in PROPERTIES {
        // Links and buttons always are; of anything else it should be known.
        if name == "focusable" && matches!(node["role"]["value"].as_str(), Some("link" | "button" | "RootWebArea")) {
            continue;
        }
        let found = properties.iter().find(|property| property["name"] == name);
        let value = found.map(|property| written(&property["value"]["value"])).unwrap_or_default();
        match value.as_str() {
            "" | "false" | "none" | "off" if name != "expanded" => {}
            "" => {}
            "true" => states.push_str(&format!(", {name}")),
            value => states.push_str(&format!(", {name}: {value}")),
        }
    }
    states
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
