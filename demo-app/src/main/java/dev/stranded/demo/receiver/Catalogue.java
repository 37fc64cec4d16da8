package dev.stranded.demo.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/**
 * What the shop knows of its products: what an order needs for customs, for its markets' prices, and for the warehouse
 * that ships it. Looked up by the product's id, which here means made from it.
 */
final class Catalogue {
    private static final String[] MARKETS = {"AT", "CH", "DE", "FR", "GB", "IT", "NL", "US"};
    private static final String[] WAREHOUSES = {"Leipzig", "Lyon", "Leeds", "Linz"};
    private static final String[] SIZES = {"XS", "S", "M", "L", "XL", "XXL"};
    private static final String[] MATERIALS = {"cotton", "oak", "glass", "linen", "steel", "wool"};

    /** Adds to each line of an order what is known of its product. */
    void enrich(ObjectNode order) {
        for (JsonNode line : order.path("line_items")) {
            product(
                    ((ObjectNode) line).putObject("product"),
                    line.path("product_id").asLong());
        }
    }

    private static void product(ObjectNode product, long id) {
        SplittableRandom random = new SplittableRandom(id);
        String material = any(MATERIALS, random);
        product.put("material", material).put("tariff", code(random)).put("origin", any(MARKETS, random));
        product.put("description", "Made of " + material + " in " + any(MARKETS, random) + ", care as for " + material);
        product.put("weight_grams", random.nextInt(5_000)).put("fragile", random.nextBoolean());
        prices(product.putArray("prices"), random);
        stock(product.putArray("stock"), random);
        variants(product.putArray("variants"), random);
    }

    private static void prices(ArrayNode prices, SplittableRandom random) {
        for (String market : MARKETS) {
            prices.addObject()
                    .put("market", market)
                    .put("list", price(random))
                    .put("compare_at", price(random))
                    .put("shipping", price(random))
                    .put("tax_percent", random.nextInt(25))
                    .put("days", random.nextInt(9));
        }
    }

    private static void stock(ArrayNode stock, SplittableRandom random) {
        for (String warehouse : WAREHOUSES) {
            stock.addObject()
                    .put("warehouse", warehouse)
                    .put("bin", code(random))
                    .put("available", random.nextInt(400))
                    .put("incoming", random.nextInt(400))
                    .put("reserved", random.nextInt(40));
        }
    }

    private static void variants(ArrayNode variants, SplittableRandom random) {
        for (String size : SIZES) {
            variants.addObject()
                    .put("size", size)
                    .put("sku", code(random))
                    .put("barcode", code(random))
                    .put("price", price(random))
                    .put("weight_grams", random.nextInt(5_000))
                    .put("available", random.nextInt(400));
        }
    }

    private static String any(String[] names, SplittableRandom random) {
        return names[random.nextInt(names.length)];
    }

    private static String code(SplittableRandom random) {
        return String.valueOf(10_000_000 + random.nextInt(90_000_000));
    }

    private static String price(SplittableRandom random) {
        return random.nextInt(200) + "." + (10 + random.nextInt(90));
    }
}
