/// A client of the cluster, measured before one's eyes: a strip of green and red, the outages, the
/// rows. Entry types: `ProbeModel`, `ProbeView`; `StripModel` and `StripView` for rows that come
/// from elsewhere. May use: `ui.look`, `cluster.probe`, `text`.
package futago.ui.probe;
