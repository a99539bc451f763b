package futago.simulator.pacemaker.cib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A configuration taken apart as the crm shell sees it: each resource by itself, with the names of
/// those that are in it; and put together again.
final class CrmObjects {
  private record Flat(Element own, List<String> inside) {}

  private static final List<String> ORDER = List.of("primitive", "group", "master", "clone");

  private final Map<String, Flat> resources = new LinkedHashMap<>();
  private Element rest;

  CrmObjects(Element configuration) {
    this.rest = configuration;
    configuration
        .first("resources")
        .ifPresent(section -> section.children().forEach(this::takeApart));
  }

  private void takeApart(Element resource) {
    List<Element> inside = resource.children().stream().filter(Model::isResource).toList();
    inside.forEach(this::takeApart);
    resources.put(
        resource.id(),
        new Flat(
            resource.with(
                resource.children().stream().filter(each -> !Model.isResource(each)).toList()),
            inside.stream().map(Element::id).toList()));
  }

  void put(Element resource, List<String> inside) throws CrmSyntaxException {
    for (String id : inside) {
      if (!resources.containsKey(id)) {
        throw new CrmSyntaxException("object " + id + " does not exist");
      }
    }
    resources.put(resource.id(), new Flat(resource, inside));
  }

  void constrain(Element constraint) {
    rest =
        rest.change(
            "constraints",
            section -> section.without(each -> each.id().equals(constraint.id())).plus(constraint));
  }

  void pairs(String section, String tag, String id, Map<String, String> pairs) {
    Element now =
        rest.first(section)
            .flatMap(there -> there.first(tag))
            .orElseGet(() -> Element.of(tag, "id", id));
    var all = new LinkedHashMap<String, String>();
    // What is new comes first, as the shell prints it; what the cluster itself had set stays.
    all.putAll(pairs);
    now.all("nvpair").forEach(pair -> all.putIfAbsent(pair.get("name"), pair.get("value")));
    Element set = CrmReader.set(tag, now.id(), all);
    rest =
        rest.change(
            section,
            there ->
                there.with(
                    Stream.concat(
                            Stream.of(set),
                            there.children().stream().filter(each -> !each.name().equals(tag)))
                        .toList()));
  }

  Element configuration() {
    List<String> within =
        resources.values().stream().flatMap(each -> each.inside().stream()).toList();
    var top = new ArrayList<Element>();
    for (String tag : ORDER) {
      resources.forEach(
          (id, flat) -> {
            if (flat.own().name().equals(tag) && !within.contains(id)) {
              top.add(together(flat));
            }
          });
    }
    return rest.change("resources", section -> section.with(top));
  }

  private Element together(Flat flat) {
    return flat.own()
        .with(
            Stream.concat(
                    flat.own().children().stream(),
                    flat.inside().stream().map(id -> together(resources.get(id))))
                .toList());
  }
}
