"""Small-town newspaper stories of our own: real names of places, invented happenings; where each name lies.

A story is (name of it, text, {words as told: (latitude, longitude)}, words that are no places).
"""

from __future__ import annotations

Story = tuple[str, str, dict[str, tuple[float, float]], tuple[str, ...]]

STORIES: tuple[Story, ...] = (
    (
        "paris of Texas",
        "PARIS — A grass fire burned 40 acres near Blossom on Tuesday before crews from Reno and Roxton put "
        "it out, Lamar County officials said. Paris firefighters were called at noon. Two homes on the road "
        "to Clarksville were evacuated, and a Honey Grove man was treated for smoke.",
        {
            "PARIS": (33.7, -95.6),
            "Blossom": (33.7, -95.4),
            "Reno": (33.7, -95.5),
            "Roxton": (33.5, -95.7),
            "Lamar County": (33.7, -95.6),
            "Paris": (33.7, -95.6),
            "Clarksville": (33.6, -95.1),
            "Honey Grove": (33.6, -95.9),
        },
        (),
    ),
    (
        "lexington of Kentucky",
        "LEXINGTON, Ky. (AP) — A Georgetown woman won a seat on the state board of nurses. Mary Jackson, 44, "
        "grew up in Versailles and works at a clinic in Winchester. Jackson said she drives to Frankfort "
        "twice a month. Scott County residents sent her cards.",
        {
            "LEXINGTON": (38.0, -84.5),
            "Ky.": (37.5, -85.3),
            "Georgetown": (38.2, -84.6),
            "Versailles": (38.1, -84.7),
            "Winchester": (38.0, -84.2),
            "Frankfort": (38.2, -84.9),
            "Scott County": (38.3, -84.6),
        },
        ("Jackson",),
    ),
    (
        "springfield of Illinois",
        "The Springfield school board voted Monday to share buses with Chatham and Rochester. Riders from "
        "Sherman will pay nothing until June. The plan copies one in Decatur, Ill., and was drawn up with "
        "Sangamon County.",
        {
            "Springfield": (39.8, -89.6),
            "Chatham": (39.7, -89.7),
            "Rochester": (39.7, -89.5),
            "Sherman": (39.9, -89.6),
            "Decatur": (39.8, -89.0),
            "Ill.": (40.0, -89.2),
            "Sangamon County": (39.8, -89.7),
        },
        (),
    ),
    (
        "lebanon of Tennessee",
        "A truck overturned on the highway between Lebanon and Mount Juliet on Friday, Wilson County deputies "
        "said. The driver, from Murfreesboro, Tenn., was not hurt. Traffic toward Nashville was held for two "
        "hours. Lebanon police sent cars around by Watertown.",
        {
            "Lebanon": (36.2, -86.3),
            "Mount Juliet": (36.2, -86.5),
            "Wilson County": (36.15, -86.3),
            "Murfreesboro": (35.8, -86.4),
            "Tenn.": (35.9, -86.4),
            "Nashville": (36.2, -86.8),
            "Watertown": (36.1, -86.1),
        },
        (),
    ),
    (
        "lebanon of the world",
        "Rockets fell on a village in southern Lebanon on Sunday, and Israel closed its border. Damascus said "
        "that Syria would take in the wounded. Crowds marched in Beirut and Tripoli. Washington called for "
        "calm.",
        {
            "Lebanon": (33.8, 35.8),
            "Israel": (31.5, 34.8),
            "Syria": (35.0, 38.0),
            "Beirut": (33.9, 35.5),
            "Tripoli": (34.4, 35.8),
            "Damascus": (33.5, 36.3),
            "Washington": (38.9, -77.0),
        },
        (),
    ),
    (
        "georgia of America",
        "Heavy rain closed schools in Rome and Dalton, and rivers rose across north Georgia. In Atlanta a "
        "tree fell on a bus. Forecasters in Peachtree City expect the storm to reach Athens and Augusta by "
        "night, then South Carolina.",
        {
            "Rome": (34.3, -85.2),
            "Dalton": (34.8, -85.0),
            "Georgia": (32.8, -83.4),
            "Atlanta": (33.7, -84.4),
            "Peachtree City": (33.4, -84.6),
            "Athens": (33.95, -83.4),
            "Augusta": (33.5, -82.0),
            "South Carolina": (34.0, -81.0),
        },
        (),
    ),
    (
        "washington state",
        "VANCOUVER, Wash. — A ferry line from Seattle to Bremerton will run at night, the state said. Drivers "
        "in Olympia and Tacoma had asked for it, and Kitsap County will pay a part. Boats from Portland, "
        "Ore., are to be used.",
        {
            "VANCOUVER": (45.6, -122.7),
            "Wash.": (47.4, -120.5),
            "Seattle": (47.6, -122.3),
            "Bremerton": (47.6, -122.6),
            "Olympia": (47.0, -122.9),
            "Tacoma": (47.3, -122.4),
            "Kitsap County": (47.6, -122.6),
            "Portland": (45.5, -122.7),
            "Ore.": (44.0, -120.5),
        },
        (),
    ),
    (
        "a county of Pennsylvania",
        "Voters in Indiana, Pa., will choose a new sheriff in May. The county seat is the birthplace of an "
        "actor, and the race has drawn money from Blairsville and Homer City. Sheriff Dan Clinton, who lives "
        "in Punxsutawney, is not running. Clinton said he wants to fish.",
        {
            "Indiana": (40.6, -79.2),
            "Pa.": (40.9, -77.8),
            "Blairsville": (40.4, -79.3),
            "Homer City": (40.5, -79.2),
            "Punxsutawney": (40.9, -79.0),
        },
        ("Clinton",),
    ),
    (
        "athens of Ohio",
        "Athens City Council heard plans on Monday for a trail from Nelsonville to The Plains. Logan and "
        "Lancaster have trails already. Hocking County would build the bridge. Students of Ohio University "
        "want lights on it.",
        {
            "Athens": (39.3, -82.1),
            "Nelsonville": (39.5, -82.2),
            "Logan": (39.5, -82.4),
            "Lancaster": (39.7, -82.6),
            "Hocking County": (39.5, -82.5),
        },
        (),
    ),
    (
        "cambridge of Ontario",
        "Police in Cambridge, Ont., found a stolen canoe near Paris on Thursday. It had been taken from a "
        "shed in Brantford. A man from Kitchener and a woman from London were charged. The case goes to court "
        "in Guelph.",
        {
            "Cambridge": (43.4, -80.3),
            "Ont": (49.25, -84.5),
            "Paris": (43.2, -80.4),
            "Brantford": (43.1, -80.3),
            "Kitchener": (43.4, -80.5),
            "London": (43.0, -81.2),
            "Guelph": (43.5, -80.2),
        },
        (),
    ),
    (
        "boston of Lincolnshire",
        "A barn burned down outside Boston early on Saturday, Lincolnshire firefighters said. Engines came "
        "from Sleaford and Spalding. Smoke drifted as far as Skegness, and the road to Lincoln was shut.",
        {
            "Boston": (53.0, 0.0),
            "Lincolnshire": (53.1, -0.2),
            "Sleaford": (53.0, -0.4),
            "Spalding": (52.8, -0.15),
            "Skegness": (53.1, 0.3),
            "Lincoln": (53.2, -0.5),
        },
        (),
    ),
    (
        "naples of Florida",
        "NAPLES, Fla. — Two kayakers from Melbourne were pulled out of the water off Marco Island on Monday. "
        "Collier County deputies flew them to Fort Myers. They had set out from Bonita Springs. A Miami "
        "newspaper said they had come from St. Petersburg.",
        {
            "NAPLES": (26.1, -81.8),
            "Fla.": (28.5, -82.4),
            "Melbourne": (28.1, -80.6),
            "Marco Island": (25.9, -81.7),
            "Collier County": (26.1, -81.4),
            "Fort Myers": (26.6, -81.9),
            "Bonita Springs": (26.3, -81.8),
            "Miami": (25.8, -80.2),
            "St. Petersburg": (27.8, -82.6),
        },
        (),
    ),
    (
        "a village of Nigeria",
        "Gunmen attacked a market in the village of Gamboru in Borno state, close to Cameroon, residents "
        "said. Survivors walked to Dikwa and Maiduguri. Abuja promised more soldiers for the north-east of "
        "Nigeria.",
        {
            "Gamboru": (12.4, 14.2),
            "Borno": (11.9, 13.1),
            "Cameroon": (6.0, 12.5),
            "Dikwa": (12.0, 13.9),
            "Maiduguri": (11.8, 13.15),
            "Abuja": (9.1, 7.5),
            "Nigeria": (10.0, 8.0),
        },
        (),
    ),
    (
        "a candidate",
        "Madison Lincoln, a farmer from Monroe, Wis., said on Tuesday that she would run for governor. "
        "Lincoln told a crowd in Janesville that Wisconsin needs cheaper milk. She heads to Green Bay and La "
        "Crosse next week.",
        {
            "Monroe": (42.6, -89.6),
            "Wis.": (44.6, -89.9),
            "Janesville": (42.7, -89.0),
            "Wisconsin": (44.6, -89.9),
            "Green Bay": (44.5, -88.0),
            "La Crosse": (43.8, -91.2),
        },
        ("Lincoln", "Madison"),
    ),
)
