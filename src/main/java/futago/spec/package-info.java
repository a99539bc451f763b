/// The cluster spec: `cluster.json` as records, read and validated with a message per field. Entry
/// types: `ClusterSpec`, `SpecReader`. May use: `text` (messages).
package futago.spec;
