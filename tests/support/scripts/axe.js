// Runs every rule of axe-core on the part of the page that matches a selector. Returns a promise of the results.
//
// `reviewed` are the incomplete results that a person has reviewed: `{ rule, finding, elements }`, where `elements` is a
// selector that the element must match. The results contain the indices of those that the page has.
function runAxe(reviewed, selector) {
    const rules = axe.getRules();
    const enabled = Object.fromEntries(rules.map(rule => [rule.ruleId, { enabled: true }]));
    const options = { rules: enabled, resultTypes: ['violations', 'incomplete'], elementRef: true };
    const seen = new Set();
    const findings = node => {
        const checks = [...node.any, ...node.all, ...node.none];
        return checks.map(check => check.data?.messageKey ?? check.id);
    };
    const isReviewed = ({ rule, node }) => {
        const index = reviewed.findIndex(entry => entry.rule === rule.id && findings(node).includes(entry.finding)
            && node.element?.matches(entry.elements));
        if (index >= 0) seen.add(index);
        return index >= 0;
    };
    const describe = ({ rule, node }) => {
        const explanation = (node.failureSummary ?? rule.help).replace(/\s+/g, ' ');
        return `${rule.id} (${findings(node).join(', ')})\n    ${node.target.join(' ')}\n    `
            + `${node.html.slice(0, 160)}\n    ${explanation}`;
    };
    const perNode = rules => rules.flatMap(rule => rule.nodes.map(node => ({ rule, node })));
    // During a transition, colours are neither the initial nor the final ones.
    const running = document.getAnimations().filter(animation => animation.effect.getComputedTiming().endTime < 5000);
    running.forEach(animation => animation.finish());
    return axe.run(selector, options).then(results => {
        const incompletes = perNode(results.incomplete).filter(result => !isReviewed(result));
        return {
            violations: perNode(results.violations).map(describe),
            incompletes: incompletes.map(describe),
            reviewed: [...seen],
            rules: rules.length,
        };
    }).catch(error => ({ error: String(error) }));
}
window.runAxe = runAxe;
