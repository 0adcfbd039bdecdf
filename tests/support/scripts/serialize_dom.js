// Serializes the page so that two trees with the same semantics are equal: attributes in the order of their names,
// adjacent text nodes merged, without the comments and empty text nodes that the app uses as markers.
//
// What the app says by the visitor's clock comes after the first render, so it is left out.
//
// Each element has its namespace, since an SVG element that was created without it is an HTML element that renders
// nothing and has the same name, attributes and children.
function serializeNode(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const attributes = [...node.attributes].map(attribute => ` ${attribute.name}="${attribute.value}"`).sort();
    const isByClock = node.matches('.visitor-time > *');
    const children = isByClock ? '' : [...node.childNodes].map(serializeNode).join('');
    return `\n<${node.localName} xmlns="${node.namespaceURI}"${attributes.join('')}>${children}</${node.localName}>`;
}
function serializePage() {
    const roots = [...document.querySelectorAll('.skip-link, .site-header, main, .site-footer')];
    return roots.map(serializeNode).join('\n');
}
document.addEventListener('DOMContentLoaded', () => window.staticHtml = serializePage());
