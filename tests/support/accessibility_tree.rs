//! The accessibility tree of a page as text that a person can review.

use crate::Browser;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Properties that assistive technology announces, in the order in which they are written.
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

/// Roles without semantics: the children of such a node are written in its place.
const TRANSPARENT_ROLES: [&str; 2] = ["none", "generic"];

/// Roles of text nodes, whose text can repeat the name of their element.
const TEXT_ROLES: [&str; 3] = ["StaticText", "InlineTextBox", "LineBreak"];

impl Browser {
    /// Returns the accessibility tree of the page, in Chromium: one indented line for each node, with role, name and
    /// states.
    pub async fn accessibility_tree(&self) -> String {
        self.execute_cdp("Accessibility.enable", &json!({})).await;
        let response = self.execute_cdp("Accessibility.getFullAXTree", &json!({})).await;
        // Otherwise the browser keeps the tree of every page that later tests open.
        self.execute_cdp("Accessibility.disable", &json!({})).await;
        let nodes = response["nodes"].as_array().expect("a page has an accessibility tree");
        let tree: BTreeMap<&str, &Value> =
            nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let mut output = String::new();
        if let Some(root) = nodes.first() {
            write_node(root, &tree, 0, "", &mut output);
        }
        output
    }
}

/// Writes a node and its descendants. `parent_name` is the name of the nearest written ancestor.
fn write_node(node: &Value, tree: &BTreeMap<&str, &Value>, depth: usize, parent_name: &str, output: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let states = states(node);
    let is_part_of_name = TEXT_ROLES.contains(&role) && (name.is_empty() || parent_name.contains(&name));
    if is_part_of_name {
        return;
    }
    let has_no_semantics = TRANSPARENT_ROLES.contains(&role) && name.is_empty() && states.is_empty();
    let is_ignored = node["ignored"] == true || has_no_semantics;
    let (child_depth, name_for_children) = match is_ignored {
        true => (depth, parent_name),
        false => {
            let role = if role == "StaticText" { "text" } else { role };
            let quoted = if name.is_empty() { String::new() } else { format!(" “{name}”") };
            output.push_str(&format!("{}{role}{quoted}{states}\n", "  ".repeat(depth)));
            (depth + 1, name.as_str())
        }
    };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| tree.get(id)) {
            write_node(child, tree, child_depth, name_for_children, output);
        }
    }
}

/// Returns the description, the value and the properties of a node.
fn states(node: &Value) -> String {
    let mut states = String::new();
    for (key, label) in [("description", "description"), ("value", "value")] {
        let value = value_to_string(&node[key]["value"]);
        if !value.is_empty() {
            states.push_str(&format!(", {label}: {value}"));
        }
    }
    let properties = node["properties"].as_array().cloned().unwrap_or_default();
    for name in PROPERTIES {
        // Links and buttons are always focusable; for any other role it is worth a review.
        if name == "focusable" && matches!(node["role"]["value"].as_str(), Some("link" | "button" | "RootWebArea")) {
            continue;
        }
        let found = properties.iter().find(|property| property["name"] == name);
        let value = found.map(|property| value_to_string(&property["value"]["value"])).unwrap_or_default();
        match value.as_str() {
            "" | "false" | "none" | "off" if name != "expanded" => {}
            "" => {}
            "true" => states.push_str(&format!(", {name}")),
            value => states.push_str(&format!(", {name}: {value}")),
        }
    }
    states
}

fn value_to_string(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(string) => string.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
