// Conditions on the rows of a report. Not SQL: what is read here becomes values that are bound.
grammar Filter;

filter : disjunction? EOF ;

disjunction : conjunction (OR conjunction)* ;

conjunction : negation (AND negation)* ;

negation : NOT* operand ;

operand : OPEN disjunction CLOSE | condition ;

condition
    : column operator=(EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL) value  # comparison
    | column NOT? IN OPEN value (COMMA value)* CLOSE                                                  # membership
    | column NOT? LIKE value                                                                          # likeness
    | column NOT? BETWEEN value AND value                                                             # range
    | column IS NOT? NULL                                                                             # absence
    ;

column : identifier DOT identifier ;

value
    : TEXT        # textValue
    | NUMBER      # numberValue
    | DATE TEXT   # dateValue
    | identifier  # placeholder
    ;

// DATE is a word of the grammar only in front of a text.
identifier : NAME | QUOTED_NAME | DATE ;

OPEN : '(' ;
CLOSE : ')' ;
COMMA : ',' ;
DOT : '.' ;
EQUAL : '=' ;
NOT_EQUAL : '<>' ;
LESS : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_OR_EQUAL : '>=' ;

AND : A N D ;
OR : O R ;
NOT : N O T ;
IN : I N ;
LIKE : L I K E ;
BETWEEN : B E T W E E N ;
IS : I S ;
NULL : N U L L ;
DATE : D A T E ;

TEXT : '\'' (~'\'' | '\'\'')* '\'' ;
NUMBER : '-'? DIGIT+ ('.' DIGIT+)? ;
NAME : [A-Za-z_] [A-Za-z0-9_$]* ;
QUOTED_NAME : '"' (~["\u0000])+ '"' ;

BLANK : [ \t\r\n]+ -> skip ;

// Anything else is a token that no rule takes, so that its position is told like any other.
STRAY : . ;

fragment DIGIT : [0-9] ;
fragment A : [aA] ;
fragment B : [bB] ;
fragment D : [dD] ;
fragment E : [eE] ;
fragment I : [iI] ;
fragment K : [kK] ;
fragment L : [lL] ;
fragment N : [nN] ;
fragment O : [oO] ;
fragment R : [rR] ;
fragment S : [sS] ;
fragment T : [tT] ;
fragment U : [uU] ;
fragment W : [wW] ;
