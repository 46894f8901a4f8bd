//! City lots: map features as a city publishes them, one for each plot of land.

use std::fmt::Write;

use crate::draws::Draws;

/// How many there are.
pub(crate) const LOTS: usize = 213_068;

const STREETS: &[&str] = &[
    "MISSION",
    "MARKET",
    "FOLSOM",
    "HOWARD",
    "JEFFERSON",
    "CHESTNUT",
    "FULTON",
    "MASON",
    "HYDE",
    "BEACH",
    "BLAKE",
    "ACTON",
    "DRUMM",
    "RHODE ISLAND",
    "SACRAMENTO",
    "CALIFORNIA",
    "GEARY",
    "BUSH",
    "PINE",
    "WASHINGTON",
    "JACKSON",
    "CLAY",
    "UNION",
    "GREEN",
    "VALLEJO",
    "BROADWAY",
    "POWELL",
    "STOCKTON",
    "GRANT",
    "KEARNY",
    "MONTGOMERY",
    "SANSOME",
    "BATTERY",
    "FRONT",
    "DAVIS",
    "04TH",
    "05TH",
    "06TH",
    "17TH",
    "18TH",
    "19TH",
    "20TH",
    "21ST",
    "22ND",
    "23RD",
    "24TH",
    "25TH",
    "26TH",
    "VALENCIA",
    "GUERRERO",
    "DOLORES",
    "CHURCH",
    "SANCHEZ",
    "NOE",
    "CASTRO",
    "DIAMOND",
    "DOUGLASS",
    "HAMPSHIRE",
    "BRYANT",
    "HARRISON",
    "ALABAMA",
    "FLORIDA",
    "YORK",
    "UTAH",
    "VERMONT",
    "KANSAS",
    "BURLINGAME",
    "BLYTHDALE",
    "ACADIA",
    "FUNSTON",
    "RHINE",
    "LINCOLN",
    "IRVING",
    "JUDAH",
    "KIRKHAM",
    "LAWTON",
    "MORAGA",
    "NORIEGA",
    "ORTEGA",
    "PACHECO",
    "QUINTARA",
    "RIVERA",
    "SANTIAGO",
    "TARAVAL",
    "ULLOA",
    "VICENTE",
    "WAWONA",
    "YORBA",
    "SLOAT",
    "OCEAN",
    "ALEMANY",
    "SILVER",
    "EXCELSIOR",
];

const TYPES: &[&str] = &["ST", "AVE", "BLVD", "DR", "CT", "WAY", "TER", "LN", "PL", "ALY"];

/// Its events.
pub(crate) fn events(count: usize) -> Vec<Vec<u8>> {
    let mut draws = Draws::new(1);
    (0..count).map(|number| event(number, &mut draws).into_bytes()).collect()
}

/// The number of a lot on the map: its block and its place there.
pub(crate) fn lot(number: usize) -> String {
    format!("{:04}{:03}", number / 48 + 1, number % 48 + 1)
}

fn event(number: usize, draws: &mut Draws) -> String {
    let lot = lot(number);
    let (block, place) = lot.split_at(4);
    let street = draws.early(STREETS);
    let kind = draws.early(TYPES);
    let house = 1 + draws.below(4200);
    let side = if house.is_multiple_of(2) { "E" } else { "O" };
    let shape = if draws.below(400) == 0 { "MultiPolygon" } else { "Polygon" };
    let mut text = format!(
        r#"{{"type":"Feature","properties":{{"MAPBLKLOT":"{lot}","BLKLOT":"{lot}","BLOCK_NUM":"{block}","LOT_NUM":"{place}","FROM_ST":"{house}","TO_ST":"{house}","STREET":"{street}","ST_TYPE":"{kind}","ODD_EVEN":"{side}"}},"geometry":{{"type":"{shape}","coordinates":[["#
    );
    let first = point(draws);
    let corners = 4 + draws.below(6) + draws.below(7);
    for corner in 0..corners {
        let comma = if corner > 0 { "," } else { "" };
        let point = if corner == 0 { first.clone() } else { point(draws) };
        // A string takes everything.
        let _ = write!(text, "{comma}{point}");
    }
    let _ = write!(text, r#",{first}]],"firstCoordinates":{first}}}}}"#);
    text
}

fn point(draws: &mut Draws) -> String {
    let (x, y) = (-122.515 + draws.share() * 0.155, 37.708 + draws.share() * 0.122);
    format!(r#"{{"x":{x:?},"y":{y:?},"z":0.0}}"#)
}

/// A rule set for each kind of comparison: its name and its five patterns.
pub(crate) fn rule_sets() -> Vec<(&'static str, Vec<String>)> {
    let of = |keys: &[&str], alternatives: [&str; 5]| -> Vec<String> {
        let keys = keys.iter().cycle();
        keys.zip(alternatives).map(|(key, it)| property(key, it)).collect()
    };
    let street = ["STREET"];
    let mixed = ["STREET", "STREET", "ST_TYPE", "", "FROM_ST"];
    let lot = ["MAPBLKLOT"];
    let affixes = ["AC", "BL", "DR", "FU", "RH"];
    let ends = ["ON", "KE", "MM", "ING", "GO"];
    let folded = |operator: &str, texts: [&str; 5]| {
        texts.map(|text| format!(r#"{{"{operator}":{{"equals-ignore-case":"{text}"}}}}"#))
    };
    let each = |operator: &str, texts: [&str; 5]| {
        texts.map(|text| format!(r#"{{"{operator}":"{text}"}}"#))
    };
    let but = |operands: [&str; 5]| operands.map(|it| format!(r#"{{"anything-but":{it}}}"#));
    let strs = |texts: &'_ [String; 5]| texts.clone();
    let make = |keys: &[&str], alternatives: [String; 5]| {
        let alternatives = strs(&alternatives);
        let [a, b, c, d, e] = &alternatives;
        of(keys, [a, b, c, d, e])
    };
    vec![
        (
            "exact",
            of(
                &lot,
                [r#""1430022""#, r#""2607017""#, r#""2607018""#, r#""3745012""#, r#""VACSTWIL""#],
            ),
        ),
        ("prefix", make(&street, each("prefix", affixes))),
        ("suffix", make(&street, each("suffix", ends))),
        (
            "equals-ignore-case",
            make(
                &["STREET", "STREET", "STREET", "STREET", "ST_TYPE"],
                each("equals-ignore-case", ["jefferson", "bEaCh", "HyDe", "CHESTNUT", "st"]),
            ),
        ),
        ("wildcard", make(&lot, each("wildcard", ["143*", "2*0*1*7", "*018", "3*5*2", "VA*IL"]))),
        ("prefix, ignoring case", make(&street, folded("prefix", ["Ac", "bL", "dR", "Fu", "rH"]))),
        ("suffix, ignoring case", make(&street, folded("suffix", ["oN", "Ke", "mM", "InG", "gO"]))),
        ("numeric", numeric("firstCoordinates")),
        (
            "anything-but",
            make(
                &mixed,
                but([r#"["FULTON"]"#, r#"["MASON"]"#, r#"["ST"]"#, r#"["Polygon"]"#, r#"["441"]"#]),
            ),
        ),
        (
            "anything-but, ignoring case",
            make(
                &mixed,
                but(["Fulton", "Mason", "st", "polygon", "441"]
                    .map(|it| format!(r#"{{"equals-ignore-case":["{it}"]}}"#))
                    .each_ref()
                    .map(String::as_str)),
            ),
        ),
        (
            "anything-but prefix",
            make(
                &mixed,
                but(["FULTO", "MASO", "S", "Poly", "44"]
                    .map(|it| format!(r#"{{"prefix":"{it}"}}"#))
                    .each_ref()
                    .map(String::as_str)),
            ),
        ),
        (
            "anything-but suffix",
            make(
                &mixed,
                but(["ULTON", "ASON", "T", "olygon", "41"]
                    .map(|it| format!(r#"{{"suffix":"{it}"}}"#))
                    .each_ref()
                    .map(String::as_str)),
            ),
        ),
        (
            "anything-but wildcard",
            make(
                &lot,
                but(["143*", "2*0*1*7", "*218", "3*5*2", "VA*IL"]
                    .map(|it| format!(r#"{{"wildcard":"{it}"}}"#))
                    .each_ref()
                    .map(String::as_str)),
            ),
        ),
        ("arrays of objects", numeric("coordinates")),
    ]
}

/// A pattern for one of the properties; without a name for the shape.
fn property(key: &str, alternative: &str) -> String {
    match key {
        "" => format!(r#"{{"geometry":{{"type":[{alternative}]}}}}"#),
        _ => format!(r#"{{"properties":{{"{key}":[{alternative}]}}}}"#),
    }
}

fn numeric(points: &str) -> Vec<String> {
    let x =
        |range: &str| format!(r#"{{"geometry":{{"{points}":{{"x":[{{"numeric":[{range}]}}]}}}}}}"#);
    let with_type = |shape: &str, key: &str, range: &str| {
        format!(
            r#"{{"geometry":{{"type":["{shape}"],"{points}":{{"{key}":[{{"numeric":[{range}]}}]}}}}}}"#
        )
    };
    vec![
        with_type("Polygon", "x", r#""=",-122.42916360922355"#),
        with_type("MultiPolygon", "z", r#""=",0"#),
        x(r#""<",-122.41600944012424"#),
        x(r#"">",-122.41600944012424"#),
        x(r#"">",-122.46471267081272,"<",-122.4063085128395"#),
    ]
}

/// As many rules, of which an event matches one or two: a half exact, a half prefixes.
pub(crate) fn distinct(count: usize) -> Vec<String> {
    (0..count)
        .map(|number| {
            let lot = lot(number / 2 * 7 % LOTS + number / 2 * 7 / LOTS * LOTS);
            if number.is_multiple_of(2) {
                property("MAPBLKLOT", &format!("\"{lot}\""))
            } else {
                property("BLKLOT", &format!(r#"{{"prefix":"{lot}"}}"#))
            }
        })
        .collect()
}

/// As many rules on the houses' numbers and the streets, of which many are the same.
pub(crate) fn shared(count: usize) -> Vec<String> {
    (0..count).map(|number| property("FROM_ST", &format!("\"{}\"", number % 20_000))).collect()
}

/// As many wildcards on one field.
pub(crate) fn wildcards(count: usize) -> Vec<String> {
    let mut draws = Draws::new(7);
    (0..count)
        .map(|_| {
            let lot = lot(draws.below(LOTS));
            let at = draws.below(lot.len() - 1);
            let (start, end) = lot.split_at(at);
            let end: String = end.chars().skip(2).collect();
            property("MAPBLKLOT", &format!(r#"{{"wildcard":"{start}*{end}"}}"#))
        })
        .collect()
}
